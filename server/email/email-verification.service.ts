import { Injectable } from '@nestjs/common';
import type { Actor } from '../database/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DemoAccountProblem, LinkInvalidProblem } from '../http/problem.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import { UserService } from '../user/user.service.js';
import { MailLimitProblem } from './mail-limit.problem.js';

/** Finds out whether an account's address is its owner's. */
@Injectable()
export class EmailVerificationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: OneTimeTokens,
    private readonly users: UserService,
  ) {}

  /** Has the link mailed once more; does nothing where the address is verified. @throws TooManyRequestsProblem, DemoAccountProblem */
  async request({ userId, device, ip }: Actor): Promise<void> {
    await this.unitOfWork.run(null, async (tx) => {
      const { email, emailVerifiedAt, isDemo } = await this.users.lockAccount(tx, userId);
      if (isDemo) throw new DemoAccountProblem();
      if (emailVerifiedAt) return;
      const linkId = await this.links.createWithinLimit(tx, userId, 'email-verification', { email });
      if (!linkId) throw new MailLimitProblem();
      tx.emit('email.verification-requested', { email, linkId, device, ip }, { userId });
    });
  }

  /**
   * Only for whoever is signed in to the account: an address that a stranger registered is not verified by its owner, who
   * cannot sign in there, following the link.
   * @throws LinkInvalidProblem, also when the link is about an address that the account no longer has, or another account.
   */
  async verify({ userId, device, ip }: Actor, token: string): Promise<void> {
    await this.unitOfWork.run(null, async (tx) => {
      const { userId: ownerId, data } = await this.links.use(tx, 'email-verification', token);
      if (ownerId !== userId) throw new LinkInvalidProblem();
      const { email, emailVerifiedAt } = await this.users.lockAccount(tx, userId);
      if (email !== data['email']) throw new LinkInvalidProblem();
      if (emailVerifiedAt) return;
      await this.users.changeUser(tx, userId, { emailVerifiedAt: tx.now });
      tx.emit('email.verified', { email, device, ip }, { userId });
    });
  }
}
