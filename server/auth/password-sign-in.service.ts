import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { InvalidCredentialsProblem } from '../http/problem.js';
import type { RequestOrigin } from '../http/request-origin.js';
import { AuthQueries } from './auth.queries.js';
import { normaliseEmail } from './email-address.js';
import type { Authenticated } from './authenticated.js';
import { LoginThrottle } from './login-throttle.js';
import { networkOf } from './network.js';
import { PasswordHasher } from './password-hasher.js';

/**
 * E-mail address and password. An unknown address, an account without a password and a wrong password cost the same work
 * and get the same answer.
 */
@Injectable()
export class PasswordSignInService {
  private readonly logger = new Logger('PasswordSignIn');

  constructor(
    private readonly queries: AuthQueries,
    private readonly hasher: PasswordHasher,
    private readonly throttle: LoginThrottle,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws InvalidCredentialsProblem, and TooManyRequestsProblem after too many wrong ones or when all are busy. */
  async authenticate(address: string, password: string, origin: RequestOrigin): Promise<Authenticated> {
    this.hasher.refuseWhenBusy();
    const email = normaliseEmail(address);
    const network = networkOf(origin.ip);
    const account = await this.queries.findCredentials(email, network);
    const { userId = null, passwordHash = null, isKnownNetwork = false } = account ?? {};
    const attempt = { email, origin, userId, knownNetwork: isKnownNetwork ? network : null };
    const isRight = await this.throttle.guard(attempt, () => this.hasher.verify(passwordHash, password));
    if (!isRight || userId === null || passwordHash === null) throw new InvalidCredentialsProblem();
    if (!this.hasher.isOutdated(passwordHash)) return { userId, passwordHash };
    return { userId, passwordHash: await this.hashAnew(userId, passwordHash, password) };
  }

  /**
   * With the parameters of today. A password that was changed meanwhile stays; a failure only means another time.
   * @returns the hash that is stored now.
   */
  private async hashAnew(userId: number, outdated: string, password: string): Promise<string> {
    try {
      const passwordHash = await this.hasher.hash(password);
      const [, updated]: [unknown, number] = await this.unitOfWork.run(null, (tx) =>
        tx.manager.query('UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2', [
          userId,
          outdated,
          passwordHash,
        ]),
      );
      return updated > 0 ? passwordHash : outdated;
    } catch (error) {
      this.logger.warn(`A password keeps its old hash until the next sign-in: ${(error as Error).message}`);
      return outdated;
    }
  }
}
