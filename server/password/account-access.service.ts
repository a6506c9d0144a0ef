import { Injectable } from '@nestjs/common';
import { AccessTokenService } from '../access-token/access-token.service.js';
import { SessionService } from '../auth/session.service.js';
import type { Transaction } from '../database/unit-of-work.js';
import { LinkedIdentities } from '../identity/linked-identities.service.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';

/** Every way by which somebody may hold an account. */
@Injectable()
export class AccountAccess {
  constructor(
    private readonly sessions: SessionService,
    private readonly accessTokens: AccessTokenService,
    private readonly links: OneTimeTokens,
    private readonly identities: LinkedIdentities,
  ) {}

  /**
   * Ends all sessions, access tokens and open links, inside the caller's transaction. Where nobody had shown before that
   * the address is theirs, somebody else may have made the account and linked themselves to it: then that goes too.
   */
  async revoke(tx: Transaction, { id, emailVerifiedAt }: { id: number; emailVerifiedAt: Date | null }): Promise<void> {
    await this.sessions.endAll(tx, id, 'reset');
    await this.accessTokens.revokeAll(tx, id);
    await this.links.revoke(tx, id);
    if (!emailVerifiedAt) await this.identities.removeAll(tx, id);
  }

  /**
   * Takes away what was made since an instant, and every open link but those by which a strange sign-in is reported, inside
   * the caller's transaction. Sessions are the caller's.
   */
  async revokeSince(tx: Transaction, userId: number, since: Date): Promise<void> {
    await this.accessTokens.revokeAll(tx, userId, since);
    await this.identities.removeAll(tx, userId, since);
    await this.links.revoke(tx, userId, ['password-reset', 'email-change', 'email-verification']);
  }
}
