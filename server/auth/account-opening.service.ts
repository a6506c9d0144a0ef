import { Injectable } from '@nestjs/common';
import { CategoryService } from '../category/category.service.js';
import type { Transaction } from '../database/unit-of-work.js';
import type { RequestOrigin } from '../http/request-origin.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { type NewUser, UserService } from '../user/user.service.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import { SessionService } from './session.service.js';

/** Ids of what a new account begins with. */
export interface NewAccount {
  userId: number;
  ledgerId: string;
  sessionId: string;
}

/** Gives a new user what everyone begins with: a ledger with the starting categories, and an open session. */
@Injectable()
export class AccountOpeningService {
  constructor(
    private readonly users: UserService,
    private readonly ledgers: LedgerService,
    private readonly categories: CategoryService,
    private readonly sessions: SessionService,
    private readonly links: OneTimeTokens,
  ) {}

  /** All of it inside the caller's transaction. */
  async openAccount(tx: Transaction, account: NewUser, origin: RequestOrigin): Promise<NewAccount> {
    const user = await this.users.addUser(tx, account);
    const ledgerId = await this.ledgers.openLedger(tx, {
      ownerId: user.id,
      name: 'Personal',
      currency: user.currency,
    });
    await this.categories.addStartingSet(tx, ledgerId);
    const { id, email, name, timeZone } = user;
    const needsVerification = !user.isDemo && !user.emailVerifiedAt;
    const linkId = needsVerification ? await this.links.create(tx, id, 'email-verification', { email }) : null;
    tx.emit('user.registered', { user: { id, email, name, timeZone }, ledgerId, linkId, ...origin }, { userId: id });
    const sessionId = await this.sessions.openSession(tx, id, origin, { isFirst: true });
    return { userId: id, ledgerId, sessionId };
  }
}
