import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { NotFoundProblem } from '../http/problem.js';
import { Throttle } from '../throttle/throttle.js';
import { ProfileService } from '../user/profile.service.js';
import { maskedAddress } from './masked-address.js';
import type { Unsubscription } from './unsubscribe.dto.js';
import { UnsubscribeQueries } from './unsubscribe.queries.js';
import { readUnsubscribeToken, type UnsubscribeClaim } from './unsubscribe-token.js';

/** Ends mailing lists by the links of their mails: who holds one needs nothing else, and can do nothing else with it. */
@Injectable()
export class UnsubscribeService {
  constructor(
    private readonly config: Config,
    private readonly throttle: Throttle,
    private readonly queries: UnsubscribeQueries,
    private readonly profiles: ProfileService,
  ) {}

  /** @throws NotFoundProblem for a link that is not ours, or whose user is gone; TooManyRequestsProblem for many of them. */
  async describe(token: string, ip: string): Promise<Unsubscription> {
    const subscription = await this.queries.findSubscription(await this.read(token, ip));
    if (!subscription) throw new NotFoundProblem('mailing list');
    return { ...subscription, address: maskedAddress(subscription.address) };
  }

  /** Done again it changes nothing. @throws as `describe` does. */
  async unsubscribe(token: string, ip: string): Promise<void> {
    const { userId, list } = await this.read(token, ip);
    if (!(await this.queries.findSubscription({ userId, list }))) throw new NotFoundProblem('mailing list');
    await this.profiles.unsubscribe(userId, list);
  }

  private async read(token: string, ip: string): Promise<UnsubscribeClaim> {
    const claim = readUnsubscribeToken(token, this.config.sessionSecrets);
    if (claim) return claim;
    await this.throttle.countForgedUnsubscription(ip);
    throw new NotFoundProblem('mailing list');
  }
}
