import { Injectable, inject } from '@angular/core';
import { type Observable, firstValueFrom } from 'rxjs';
import { toFailure } from '../api/failure';
import { Dialogs } from '../shared/dialogs';
import { REAUTHENTICATE_TITLE_ID, type ReauthenticateData, ReauthenticateDialog } from './reauthenticate-dialog';
import { SettingsClient } from './settings-client';

/** Lets a person prove again who they are where the server wants it, and then goes on with what they were doing. */
@Injectable({ providedIn: 'root' })
export class Reauthentication {
  private readonly dialogs = inject(Dialogs);
  private readonly client = inject(SettingsClient);

  /**
   * Does `action`, once more after asking for proof if the server wants some. False when the person gave none; whoever
   * proves it at a provider comes back to `returnTo`.
   */
  async run(action: () => Observable<unknown>, returnTo: string): Promise<boolean> {
    try {
      await firstValueFrom(action());
      return true;
    } catch (error) {
      if (toFailure(error).code !== 'reauthentication_required') throw error;
    }
    if (!(await this.ask(returnTo))) return false;
    await firstValueFrom(action());
    return true;
  }

  /** True once the person has proved it. */
  async ask(returnTo: string): Promise<boolean> {
    const { hasPassword, identities } = await firstValueFrom(this.client.readWaysIn());
    const data: ReauthenticateData = { hasPassword, identities, returnTo };
    const proved = await this.dialogs.ask<ReauthenticateData, true>(
      ReauthenticateDialog,
      REAUTHENTICATE_TITLE_ID,
      data,
    );
    return proved ?? false;
  }
}
