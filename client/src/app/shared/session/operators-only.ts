import { inject } from '@angular/core';
import type { CanMatchFn } from '@angular/router';
import { Session } from './session';

/** For anyone who does not run this server there is no such page. Who is signed out gets to the login first. */
export const operatorsOnly: CanMatchFn = async () => {
  const session = inject(Session);
  const status = await session.settled();
  return status === 'signed-out' || (session.user()?.isOperator ?? false);
};
