import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { loginPath, safeReturnTo } from '../return-to';
import { Session } from './session';

/** Lets in who is signed in; the login page brings others back here. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const status = await inject(Session).settled();
  return status === 'signed-in' || router.parseUrl(loginPath(state.url));
};

/** Lets in who is not signed in; others have nothing to do on such a page. */
export const signedOut: CanActivateFn = async (route) => {
  const router = inject(Router);
  const status = await inject(Session).settled();
  return status === 'signed-out' || router.parseUrl(safeReturnTo(route.queryParamMap.get('returnTo')));
};

/** Lets in everybody, once it is known who is there. */
export const anybody: CanActivateFn = async () => {
  await inject(Session).settled();
  return true;
};
