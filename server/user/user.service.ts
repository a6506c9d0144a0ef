import { Injectable } from '@nestjs/common';
import { queryPatiently } from '../database/patient-query.js';
import type { Transaction } from '../database/unit-of-work.js';
import { UnauthenticatedProblem } from '../http/problem.js';
import { User } from './user.entity.js';

const defaultTimeZone = 'America/Los_Angeles';
const defaultCurrency = 'USD';

/** `passwordHash` is argon2id in PHC format, `email` normalised. */
export type NewUser = Pick<User, 'email' | 'emailVerifiedAt' | 'passwordHash' | 'name' | 'isDemo'> & {
  timeZone: string | undefined;
};

export type { User };

export type UserChanges = Partial<Omit<User, 'id' | 'isDemo' | 'createdAt' | 'newsSince'>>;

/** What decides when an issue of news is due. */
const newsSchedule = ['newsSubscribed', 'newsFrequency', 'newsWeekday', 'newsHour', 'timeZone'] as const;

@Injectable()
export class UserService {
  /**
   * Holds the user's row until the caller's transaction ends: changes of one account come one after the other.
   * @throws UnauthenticatedProblem when the user is gone.
   */
  async lockAccount(tx: Transaction, userId: number): Promise<User> {
    const user = await tx.manager.findOne(User, { where: { id: userId }, lock: { mode: 'for_no_key_update' } });
    if (!user) throw new UnauthenticatedProblem();
    return user;
  }

  /** As `lockAccount`, found by the normalised address; null when nobody has it. */
  async lockAccountOf(tx: Transaction, email: string): Promise<User | null> {
    return tx.manager.findOne(User, { where: { email }, lock: { mode: 'for_no_key_update' } });
  }

  async isTaken(tx: Transaction, email: string): Promise<boolean> {
    return tx.manager.existsBy(User, { email });
  }

  /** Changes a user inside the caller's transaction. `uq_users_email` has the last word on a new address. */
  async changeUser(tx: Transaction, userId: number, changes: UserChanges): Promise<void> {
    const isRescheduled = newsSchedule.some((field) => changes[field] !== undefined);
    await tx.manager.update(User, { id: userId }, { ...changes, ...(isRescheduled ? { newsSince: tx.now } : {}) });
  }

  /** Stores a new user inside the caller's transaction. @returns them, with their id. */
  async addUser(tx: Transaction, { timeZone = defaultTimeZone, ...account }: NewUser): Promise<User> {
    const user = tx.manager.create(User, { ...account, timeZone, currency: defaultCurrency });
    await tx.manager.insert(User, user);
    return user;
  }

  /**
   * Claims demo users made more than `hours` ago for the caller's transaction, the oldest first. What another
   * transaction has in hand is passed over.
   * @returns the ids of `limit` users at the most.
   */
  async claimDemoUsers(tx: Transaction, { hours, limit }: { hours: number; limit: number }): Promise<number[]> {
    const users: { id: number }[] = await tx.manager.query(
      `SELECT id FROM users WHERE is_demo AND created_at < $1::timestamptz - make_interval(hours => $2)
        ORDER BY created_at LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED`,
      [tx.now, hours, limit],
    );
    return users.map(({ id }) => id);
  }

  /** Removes users with their sessions and memberships; the ledgers they own have to be gone before. */
  async removeUsers(tx: Transaction, userIds: number[]): Promise<void> {
    await queryPatiently(tx.manager, `DELETE FROM users WHERE id = ANY($1::int[])`, [userIds]);
  }
}
