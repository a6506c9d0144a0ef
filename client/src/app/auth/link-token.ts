import { Location } from '@angular/common';
import { Injectable, inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';

/** The token of a mail's link on its way from the address to the page that uses it up. Kept in memory alone. */
@Injectable({ providedIn: 'root' })
export class LinkToken {
  private readonly tokens = new Map<string, string>();

  keep(path: string, token: string): void {
    this.tokens.set(path, token);
  }

  /** Null when the page was not opened by a link, or by half of one. */
  take(path: string): string | null {
    const token = this.tokens.get(path) ?? null;
    this.tokens.delete(path);
    return token;
  }
}

/** Takes the token out of the address at once, so that no history, bookmark or look over the shoulder keeps it. */
export const takesToken: CanActivateFn = (route) => {
  const token = route.queryParamMap.get('token');
  if (token === null) return true;
  const path = `/${route.url.join('/')}`;
  inject(LinkToken).keep(path, token);
  inject(Location).replaceState(path);
  return new RedirectCommand(inject(Router).parseUrl(path), { replaceUrl: true });
};
