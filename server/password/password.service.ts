import { Injectable } from '@nestjs/common';
import { PasswordHasher } from '../auth/password-hasher.js';
import { ReauthenticationService } from '../auth/reauthentication.service.js';
import type { Session } from '../auth/current-session.decorator.js';
import { SessionService } from '../auth/session.service.js';
import type { Actor } from '../database/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DemoAccountProblem, LastWayInProblem, NotFoundProblem } from '../http/problem.js';
import { LinkedIdentities } from '../identity/linked-identities.service.js';
import { OneTimeTokens, type TokenPurpose } from '../one-time-token/one-time-tokens.js';
import { UserService } from '../user/user.service.js';
import type { PasswordChange } from './password.dto.js';

/** Whoever knew the old password may have asked for these. */
const changedByMail: TokenPurpose[] = ['password-reset', 'email-change'];

/** Changes the password of somebody who is signed in. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reauthentication: ReauthenticationService,
    private readonly hasher: PasswordHasher,
    private readonly users: UserService,
    private readonly sessions: SessionService,
    private readonly links: OneTimeTokens,
    private readonly identities: LinkedIdentities,
  ) {}

  /**
   * Sets the password, the first one or another.
   * @throws UnprocessableProblem at `currentPassword`, or ReauthenticationProblem where there is none yet;
   * DemoAccountProblem.
   */
  async change(session: Session, actor: Actor, change: PasswordChange): Promise<void> {
    const { currentPassword, newPassword, endOtherSessions = true } = change;
    const proof = await this.reauthentication.requireProof(session, currentPassword, 'currentPassword');
    const passwordHash = await this.hasher.hash(newPassword);
    await this.unitOfWork.run(actor, async (tx) => {
      const { email, isDemo } = await this.reauthentication.holdAccount(tx, proof);
      if (isDemo) throw new DemoAccountProblem();
      await this.users.changeUser(tx, actor.userId, { passwordHash });
      await this.links.revoke(tx, actor.userId, changedByMail);
      if (endOtherSessions) await this.sessions.endOthers(tx, actor);
      tx.emit('password.changed', { email, device: actor.device, ip: actor.ip });
    });
  }

  /** Leaves the account to its linked identities. @throws ConflictProblem `last_way_in` when there are none. */
  async remove(actor: Actor): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const { email, passwordHash } = await this.sessions.holdSession(tx, actor);
      if (passwordHash === null) throw new NotFoundProblem('password');
      if (!(await this.identities.hasAny(tx, actor.userId))) throw new LastWayInProblem();
      await this.users.changeUser(tx, actor.userId, { passwordHash: null });
      await this.links.revoke(tx, actor.userId, changedByMail);
      tx.emit('password.removed', { email, device: actor.device, ip: actor.ip });
    });
  }
}
