import { Injectable } from '@nestjs/common';
import { UnprocessableProblem } from '../http/problem.js';
import { limits } from '../throttle/limits.js';
import { Throttle } from '../throttle/throttle.js';
import { AuthQueries } from './auth.queries.js';
import { PasswordHasher } from './password-hasher.js';

/** The account has no password, so that there is nothing to confirm: the caller says what to do instead. */
export class NoPasswordError extends Error {
  constructor() {
    super('The account has no password');
  }
}

/** Asks a signed-in person for their password once more, before what only they may do. */
@Injectable()
export class PasswordConfirmation {
  constructor(
    private readonly queries: AuthQueries,
    private readonly hasher: PasswordHasher,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Resolves with the hash that the password is right for. `field` is where the request has it; without one nothing counts
   * as tried.
   * @throws NoPasswordError; UnprocessableProblem when it is missing or wrong; TooManyRequestsProblem after ten wrong ones.
   */
  async confirm(userId: number, password: string | undefined, field = 'password'): Promise<string> {
    const passwordHash = await this.queries.findPasswordHash(userId);
    if (passwordHash === null) throw new NoPasswordError();
    if (!password) throw new UnprocessableProblem([{ field, message: 'is needed' }]);
    if (!(await this.isRight(userId, passwordHash, password)))
      throw new UnprocessableProblem([{ field, message: 'is not right' }]);
    return passwordHash;
  }

  private async isRight(userId: number, passwordHash: string, password: string): Promise<boolean> {
    const account = String(userId);
    await this.throttle.countOrRefuse(limits.confirmation, account);
    try {
      const isRight = await this.hasher.verify(passwordHash, password);
      if (isRight) await this.throttle.clear(limits.confirmation, account);
      return isRight;
    } catch (error) {
      await this.throttle.giveBack(limits.confirmation, account);
      throw error;
    }
  }
}
