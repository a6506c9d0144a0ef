import { Injectable } from '@nestjs/common';
import { SessionService } from '../auth/session.service.js';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import type { RequestOrigin } from '../http/request-origin.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import { type User, UserService } from '../user/user.service.js';
import { AccountAccess } from './account-access.service.js';

/** "This wasn't me": what the mail about a sign-in from a strange device offers. */
@Injectable()
export class SessionReportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: OneTimeTokens,
    private readonly users: UserService,
    private readonly sessions: SessionService,
    private readonly access: AccountAccess,
  ) {}

  /**
   * Takes back what the stranger may have got hold of since that session began: it and the later ones end, and so do the
   * access tokens, linked identities and open links made since. They know the password, so it ends too; a link for a new one
   * goes to the address that the account had.
   * @throws LinkInvalidProblem
   */
  async report(token: string, origin: RequestOrigin): Promise<void> {
    await this.unitOfWork.run(null, async (tx) => {
      const { userId, data } = await this.links.use(tx, 'session-report', token);
      const user = await this.users.lockAccount(tx, userId);
      const { sessionId = '' } = data;
      const session = await this.sessions.endReported(tx, userId, sessionId);
      await this.access.revokeSince(tx, userId, session?.createdAt ?? new Date(0));
      await this.users.changeUser(tx, userId, { passwordHash: null });
      const email = await this.restoreEmail(tx, user, data['email'] ?? user.email, origin);
      const linkId = await this.links.create(tx, userId, 'password-reset', { email });
      tx.emit('session.reported', { sessionId, email, linkId, ...origin }, { userId });
    });
  }

  /** Gives the account the address back to which the mail went, unless somebody else has it by now. @returns its address. */
  private async restoreEmail(tx: Transaction, user: User, email: string, origin: RequestOrigin): Promise<string> {
    if (email === user.email || (await this.users.isTaken(tx, email))) return user.email;
    await this.users.changeUser(tx, user.id, { email, emailVerifiedAt: tx.now });
    tx.emit('email.changed', { oldEmail: user.email, email, ...origin }, { userId: user.id });
    return email;
  }
}
