import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { clientOf } from '../http/client-address.js';
import { TooManyRequestsProblem } from '../http/problem.js';
import type { RequestOrigin } from '../http/request-origin.js';
import { limits } from '../throttle/limits.js';
import { Throttle } from '../throttle/throttle.js';
import { AuthQueries } from './auth.queries.js';

/** Somebody says who they are; whether that is so, and whether there is such an account, is not known yet. */
export interface SignInAttempt {
  /** Normalised. */
  email: string;
  origin: RequestOrigin;
  /** Null when no account has this address. */
  userId: number | null;
  /** The network of the caller if this account was signed in to from there before, else null. */
  knownNetwork: string | null;
}

/**
 * Limits wrong passwords by account and by client. Attempts from a network that the account was signed in to from before are
 * counted for themselves, so that a stranger's guesses do not lock its owner out.
 */
@Injectable()
export class LoginThrottle implements BeforeApplicationShutdown {
  private readonly logger = new Logger('LoginThrottle');
  private readonly records = new Set<Promise<void>>();

  constructor(
    private readonly throttle: Throttle,
    private readonly queries: AuthQueries,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Runs `check`, which says whether the password is right. The attempt is counted before, as a failure, so that no number
   * of attempts at once gets past the limit; a right password makes up for it, and so does a check that failed to run.
   * @throws TooManyRequestsProblem, the same whether or not there is such an account.
   */
  async guard(attempt: SignInAttempt, check: () => Promise<boolean>): Promise<boolean> {
    const client = clientOf(attempt.origin.ip);
    const account = accountKey(attempt.email, attempt.knownNetwork);
    // Whoever else shares the owner's address must not lock them out of it.
    const isCounted = attempt.knownNetwork === null;
    if (isCounted) await this.throttle.countOrRefuse(limits.signInByClient, client);
    await this.countForAccount(attempt, account);
    try {
      const isRight = await check();
      if (isRight && isCounted) await this.throttle.giveBack(limits.signInByClient, client);
      if (isRight) await this.clear(account);
      return isRight;
    } catch (error) {
      if (isCounted) await this.throttle.giveBack(limits.signInByClient, client);
      await this.giveBack(account);
      throw error;
    }
  }

  /** Before the database goes. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.records);
  }

  /** Forgets the wrong passwords for an account, from wherever: after its owner has proved themselves by mail. */
  async forgive(email: string): Promise<void> {
    const networks = await this.queries.findKnownNetworks(email);
    await Promise.all([null, ...networks].map((network) => this.clear(accountKey(email, network))));
  }

  private async countForAccount(attempt: SignInAttempt, account: string): Promise<void> {
    // The day's limit counts what passed the shorter one: a single burst does not use it up.
    for (const limit of [limits.signIn, limits.signInDaily]) {
      const { isAllowed, isFirstRefused, retryAfter } = await this.throttle.count(limit, account);
      if (isAllowed) continue;
      if (isFirstRefused) this.recordAfterAnswer(attempt);
      throw new TooManyRequestsProblem(retryAfter);
    }
  }

  private async clear(account: string): Promise<void> {
    await Promise.all([limits.signIn, limits.signInDaily].map((limit) => this.throttle.clear(limit, account)));
  }

  private async giveBack(account: string): Promise<void> {
    await Promise.all([
      this.throttle.giveBack(limits.signIn, account),
      this.throttle.giveBack(limits.signInDaily, account),
    ]);
  }

  /** After the answer, which must not take longer where there is an account. */
  private recordAfterAnswer(attempt: SignInAttempt): void {
    const record = turnOfTheLoop()
      .then(() => this.record(attempt))
      .catch((error: Error) => this.logger.error('A throttled sign-in was not recorded', error.stack))
      .finally(() => this.records.delete(record));
    this.records.add(record);
  }

  private async record({ userId, email, origin }: SignInAttempt): Promise<void> {
    if (userId === null) return;
    await this.unitOfWork.run(null, async (tx) => tx.emit('sign-in.throttled', { email, ...origin }, { userId }));
  }
}

const accountKey = (email: string, network: string | null) => (network ? `${email} ${network}` : email);
