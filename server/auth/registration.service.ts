import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { RequestOrigin } from '../http/request-origin.js';
import { Throttle } from '../throttle/throttle.js';
import type { NewUser } from '../user/user.service.js';
import { AccountOpeningService, type NewAccount } from './account-opening.service.js';
import type { Registration } from './auth.dto.js';
import { normaliseEmail } from './email-address.js';
import { PasswordHasher } from './password-hasher.js';

@Injectable()
export class RegistrationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly hasher: PasswordHasher,
    private readonly accounts: AccountOpeningService,
    private readonly throttle: Throttle,
  ) {}

  /**
   * @throws ConflictProblem `email_taken` (by the unique constraint, so that two at once cannot both win);
   * TooManyRequestsProblem when this client made many accounts, or when more passwords wait than can be hashed in time.
   */
  async register({ email, password, name, timeZone }: Registration, origin: RequestOrigin): Promise<NewAccount> {
    await this.throttle.countRegistration(origin.ip);
    const passwordHash = await this.hasher.hash(password);
    return this.open(
      { email: normaliseEmail(email), passwordHash, name: name ?? '', timeZone, emailVerifiedAt: null, isDemo: false },
      origin,
    );
  }

  /** An account nobody can sign in to again, for a look around. @throws TooManyRequestsProblem for one client's many. */
  async registerDemo(email: string, timeZone: string | undefined, origin: RequestOrigin): Promise<NewAccount> {
    await this.throttle.countDemo(origin.ip);
    return this.open(
      { email, passwordHash: null, name: 'Demo', timeZone, emailVerifiedAt: null, isDemo: true },
      origin,
    );
  }

  private open(account: NewUser, origin: RequestOrigin): Promise<NewAccount> {
    return this.unitOfWork.run(null, (tx) => this.accounts.openAccount(tx, account, origin));
  }
}
