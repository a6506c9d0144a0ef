import { Injectable } from '@nestjs/common';
import { clientOf } from '../http/client-address.js';
import { TooManyRequestsProblem } from '../http/problem.js';
import { limits } from '../throttle/limits.js';
import { Throttle } from '../throttle/throttle.js';
import { AuthQueries } from './auth.queries.js';
import type { SignInAttempt } from './sign-in-attempt.js';
import { SignInRecorder } from './sign-in-recorder.js';

/**
 * Limits wrong passwords by account and by client. Attempts from a network that the account was signed in to from before are
 * counted for themselves, so that a stranger's guesses do not lock its owner out.
 */
@Injectable()
export class LoginThrottle {
  constructor(
    private readonly throttle: Throttle,
    private readonly queries: AuthQueries,
    private readonly recorder: SignInRecorder,
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
      else this.recorder.recordRefused(attempt);
      return isRight;
    } catch (error) {
      if (isCounted) await this.throttle.giveBack(limits.signInByClient, client);
      await this.giveBack(account);
      throw error;
    }
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
      if (isFirstRefused) this.recorder.recordThrottled(attempt);
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
}

const accountKey = (email: string, network: string | null) => (network ? `${email} ${network}` : email);
