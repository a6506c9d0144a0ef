import { Injectable } from '@nestjs/common';
import type { Session } from '../auth/current-session.decorator.js';
import { normaliseEmail } from '../auth/email-address.js';
import { ReauthenticationService } from '../auth/reauthentication.service.js';
import type { Actor } from '../database/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DemoAccountProblem, LinkInvalidProblem, UnprocessableProblem } from '../http/problem.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import { UserService } from '../user/user.service.js';
import type { EmailChange } from './email.dto.js';
import { MailLimitProblem } from './mail-limit.problem.js';

/** Moves an account to another address, once its owner has shown that it is theirs. */
@Injectable()
export class EmailChangeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reauthentication: ReauthenticationService,
    private readonly links: OneTimeTokens,
    private readonly users: UserService,
  ) {}

  /**
   * Has a link mailed to the new address; until it is followed, nothing changes. Whether that address has an account
   * already is told to its owner alone.
   * @throws UnprocessableProblem at `email` or `password`, ReauthenticationProblem, TooManyRequestsProblem,
   * DemoAccountProblem
   */
  async request(session: Session, actor: Actor, { email, password }: EmailChange): Promise<void> {
    const proof = await this.reauthentication.requireProof(session, password, 'password');
    const newEmail = normaliseEmail(email);
    const origin = { device: actor.device, ip: actor.ip };
    await this.unitOfWork.run(actor, async (tx) => {
      const user = await this.reauthentication.holdAccount(tx, proof);
      if (user.isDemo) throw new DemoAccountProblem();
      if (user.email === newEmail) {
        throw new UnprocessableProblem([{ field: 'email', message: 'is the address of this account already' }]);
      }
      // Only the latest wish counts.
      await this.links.revoke(tx, user.id, ['email-change']);
      const data = { from: user.email, to: newEmail };
      const linkId = await this.links.createWithinLimit(tx, user.id, 'email-change', data);
      if (!linkId) throw new MailLimitProblem();
      tx.emit('email.change-requested', { email: user.email, newEmail, linkId, ...origin });
    });
  }

  /**
   * Changes the address by the mailed link, for whoever is signed in to the account: the owner of the new address, who got
   * the mail, does not take part in a stranger's account by following it.
   * @throws LinkInvalidProblem, ConflictProblem `email_taken`
   */
  async confirm({ userId, device, ip }: Actor, token: string): Promise<void> {
    await this.unitOfWork.run(null, async (tx) => {
      const { userId: ownerId, data } = await this.links.use(tx, 'email-change', token);
      if (ownerId !== userId) throw new LinkInvalidProblem();
      const { email: oldEmail } = await this.users.lockAccount(tx, userId);
      const { from, to: email = '' } = data;
      if (oldEmail !== from) throw new LinkInvalidProblem();
      await this.users.changeUser(tx, userId, { email, emailVerifiedAt: tx.now });
      // Links that were mailed to the old address say nothing about the new one.
      await this.links.revoke(tx, userId, ['email-verification', 'password-reset']);
      tx.emit('email.changed', { oldEmail, email, device, ip }, { userId });
    });
  }
}
