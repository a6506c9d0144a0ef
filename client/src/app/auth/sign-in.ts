import { Injectable, inject } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { User } from '../api/types';
import { safeReturnTo } from '../shared/return-to';
import { Session } from '../shared/session/session';

/** What follows whichever way in a person took: on to where they wanted to go. */
@Injectable()
export class SignIn {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  get returnTo(): string {
    return safeReturnTo(this.route.snapshot.queryParamMap.get('returnTo'));
  }

  async complete(user: User): Promise<void> {
    this.session.begin(user);
    await this.router.navigateByUrl(this.returnTo);
  }
}
