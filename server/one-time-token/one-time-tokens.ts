import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, MoreThan, Repository } from 'typeorm';
import { Clock } from '../clock.js';
import { Config } from '../config/config.js';
import type { Transaction } from '../database/unit-of-work.js';
import { LinkInvalidProblem } from '../http/problem.js';
import { OneTimeTokenRow, type TokenPurpose } from './one-time-token.entity.js';
import { tokenOfLink } from './token-of-link.js';

const minutes = 60_000;
/** How long a link works, in milliseconds. A report of a strange session is read when the mail is. */
const lifetimes: Record<TokenPurpose, number> = {
  'email-verification': 30 * minutes,
  'password-reset': 30 * minutes,
  'email-change': 30 * minutes,
  'session-report': 7 * 24 * 60 * minutes,
};
const linksPerHour = 3;
/** What is counted together: nobody who is not signed in can use up what the account's owner may ask for. */
const countedTogether: Record<'anybody' | 'owner', TokenPurpose[]> = {
  anybody: ['password-reset'],
  owner: ['email-verification', 'email-change'],
};

export type { TokenPurpose };

/** Whose link was followed, and what it was about. */
export interface FollowedLink {
  userId: number;
  data: Record<string, string>;
}

/**
 * Tokens of links that are mailed. A token is made from the id of its row under a key of this server, so that neither the
 * database nor an event ever holds it, and a mail that is written twice is the same mail.
 */
@Injectable()
export class OneTimeTokens {
  constructor(
    @InjectRepository(OneTimeTokenRow) private readonly rows: Repository<OneTimeTokenRow>,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Makes a link's row in the caller's transaction. @returns its id, for the event that has it mailed. */
  async create(
    tx: Transaction,
    userId: number,
    purpose: TokenPurpose,
    data: Record<string, string> = {},
  ): Promise<string> {
    const id = randomUUID();
    const expiresAt = new Date(tx.now.getTime() + lifetimes[purpose]);
    const tokenHash = hashOf(this.tokenOf(id));
    await tx.manager.insert(OneTimeTokenRow, { id, userId, purpose, tokenHash, data, createdAt: tx.now, expiresAt });
    return id;
  }

  /** As `create`, but null when the user's mailbox has had its share of links for this hour. Waits at the user's row. */
  async createWithinLimit(
    tx: Transaction,
    userId: number,
    purpose: TokenPurpose,
    data: Record<string, string> = {},
  ): Promise<string | null> {
    await tx.manager.query('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [userId]);
    const [{ count }]: [{ count: number }] = await tx.manager.query(
      `SELECT count(*)::int AS count FROM one_time_tokens
        WHERE user_id = $1 AND created_at > $2::timestamptz - interval '1 hour' AND purpose = ANY($3::text[])`,
      [userId, tx.now, Object.values(countedTogether).find((purposes) => purposes.includes(purpose)) ?? []],
    );
    return count < linksPerHour ? this.create(tx, userId, purpose, data) : null;
  }

  /** The token that the mail's link carries. */
  tokenOf(linkId: string): string {
    const [newest = ''] = this.config.sessionSecrets;
    return tokenOfLink(linkId, newest);
  }

  /**
   * Uses the link up in the caller's transaction, and holds its owner's account; of two at once, one wins.
   * @throws LinkInvalidProblem when it was used, has expired, is for something else or never was.
   */
  async use(tx: Transaction, purpose: TokenPurpose, token: string): Promise<FollowedLink> {
    await this.holdOwner(tx, token);
    const [[link]]: [FollowedLink[], number] = await tx.manager.query(
      `UPDATE one_time_tokens SET used_at = $3
        WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3
        RETURNING user_id AS "userId", data`,
      [hashOf(token), purpose, tx.now],
    );
    if (!link) throw new LinkInvalidProblem();
    return link;
  }

  /** Before the link itself, as everybody does who changes an account: otherwise two links at once wait for each other. */
  private async holdOwner(tx: Transaction, token: string): Promise<void> {
    await tx.manager.query(
      `SELECT 1 FROM users WHERE id = (SELECT user_id FROM one_time_tokens WHERE token_hash = $1) FOR NO KEY UPDATE`,
      [hashOf(token)],
    );
  }

  /** Removes what expired over a day ago. */
  async prune({ manager, now }: Transaction): Promise<void> {
    await manager.query(`DELETE FROM one_time_tokens WHERE expires_at < $1::timestamptz - interval '1 day'`, [now]);
  }

  /** The same without using the link up, before work that is too dear to be done for anybody. */
  async check(purpose: TokenPurpose, token: string): Promise<void> {
    const found = await this.rows.findOneBy({
      tokenHash: hashOf(token),
      purpose,
      usedAt: IsNull(),
      expiresAt: MoreThan(this.clock.now()),
    });
    if (!found) throw new LinkInvalidProblem();
  }

  /** Makes every link of a user useless: of these purposes, or all. */
  async revoke(tx: Transaction, userId: number, purposes: TokenPurpose[] = Object.keys(lifetimes) as TokenPurpose[]) {
    await tx.manager.query(
      `UPDATE one_time_tokens SET used_at = $3 WHERE user_id = $1 AND purpose = ANY($2::text[]) AND used_at IS NULL`,
      [userId, purposes, tx.now],
    );
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();
