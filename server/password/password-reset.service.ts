import { Injectable } from '@nestjs/common';
import { normaliseEmail } from '../auth/email-address.js';
import { LoginThrottle } from '../auth/login-throttle.js';
import { PasswordHasher } from '../auth/password-hasher.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { LinkInvalidProblem } from '../http/problem.js';
import { noSoonerThan } from '../http/no-sooner-than.js';
import type { RequestOrigin } from '../http/request-origin.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import { Throttle } from '../throttle/throttle.js';
import { UserService } from '../user/user.service.js';
import { AccountAccess } from './account-access.service.js';

/** Longer than the work takes, in milliseconds. */
const answerTime = 250;

/** Lets people back in who forgot their password, and whoever got in without them out. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: OneTimeTokens,
    private readonly users: UserService,
    private readonly hasher: PasswordHasher,
    private readonly access: AccountAccess,
    private readonly throttle: Throttle,
    private readonly loginThrottle: LoginThrottle,
  ) {}

  /**
   * Has a link mailed to the address, if an account has it and its mailbox has not had its share for this hour. The answer
   * takes as long either way.
   * @throws TooManyRequestsProblem when the caller's address asks too often, for whomever.
   */
  async request(email: string, origin: RequestOrigin): Promise<void> {
    await this.throttle.countForgot(origin.ip);
    await noSoonerThan(answerTime, this.mailLink(email, origin));
  }

  private async mailLink(email: string, origin: RequestOrigin): Promise<void> {
    await this.unitOfWork.run(null, async (tx) => {
      const user = await this.users.lockAccountOf(tx, normaliseEmail(email));
      if (!user || user.isDemo) return;
      const linkId = await this.links.createWithinLimit(tx, user.id, 'password-reset', { email: user.email });
      if (linkId) tx.emit('password.reset-requested', { email: user.email, linkId, ...origin }, { userId: user.id });
    });
  }

  /**
   * Sets a new password by a mailed link. Everything by which somebody else may hold the account ends with it.
   * @throws LinkInvalidProblem
   */
  async reset(token: string, password: string, origin: RequestOrigin): Promise<void> {
    await this.links.check('password-reset', token);
    const passwordHash = await this.hasher.hash(password);
    const email = await this.unitOfWork.run(null, async (tx) => {
      const { userId, data } = await this.links.use(tx, 'password-reset', token);
      const user = await this.users.lockAccount(tx, userId);
      if (user.email !== data['email']) throw new LinkInvalidProblem();
      // The link came to this address, so it is theirs.
      const emailVerifiedAt = user.emailVerifiedAt ?? tx.now;
      await this.users.changeUser(tx, userId, { passwordHash, emailVerifiedAt });
      await this.access.revoke(tx, user);
      tx.emit('password.reset', { email: user.email, ...origin }, { userId });
      return user.email;
    });
    await this.loginThrottle.forgive(email);
  }
}
