import { createHash } from 'node:crypto';
import { TooManyRequestsProblem } from '../http/problem.js';
import { clientOf } from '../http/client-address.js';
import type { Counter } from './counter.js';
import { type Limit, limits } from './limits.js';

/** Whether what was counted is still within the limit. */
export interface Verdict {
  isAllowed: boolean;
  /** Whether it is the first within its window that is not allowed. */
  isFirstRefused: boolean;
  /** Whole seconds until the window ends, at least 1. */
  retryAfter: number;
}

/** Counts what may only happen so often. Keys are stored as digests: a store of counters is no list of addresses. */
export class Throttle {
  private readonly counters = new Map<string, Counter>();

  constructor(private readonly createCounter: (limit: Limit) => Counter) {}

  /** @throws TooManyRequestsProblem above `limits.registration`. `ip` as of the request. */
  countRegistration(ip: string): Promise<void> {
    return this.countOrRefuse(limits.registration, clientOf(ip));
  }

  /** @throws TooManyRequestsProblem above `limits.demo`. */
  countDemo(ip: string): Promise<void> {
    return this.countOrRefuse(limits.demo, clientOf(ip));
  }

  /** @throws TooManyRequestsProblem above `limits.forgot`. */
  countForgot(ip: string): Promise<void> {
    return this.countOrRefuse(limits.forgot, clientOf(ip));
  }

  /** @throws TooManyRequestsProblem above `limits.unsubscribe`. */
  countForgedUnsubscription(ip: string): Promise<void> {
    return this.countOrRefuse(limits.unsubscribe, clientOf(ip));
  }

  /** Counts one; of any number at once, no more than the limit's are allowed. */
  async count(limit: Limit, key: string): Promise<Verdict> {
    const { count, endsIn } = await this.counterOf(limit).add(digestOf(key), 1);
    return {
      isAllowed: count <= limit.points,
      isFirstRefused: count === limit.points + 1,
      retryAfter: Math.max(1, Math.ceil(endsIn / 1_000)),
    };
  }

  /** @throws TooManyRequestsProblem */
  async countOrRefuse(limit: Limit, key: string): Promise<void> {
    const { isAllowed, retryAfter } = await this.count(limit, key);
    if (!isAllowed) throw new TooManyRequestsProblem(retryAfter);
  }

  /** Takes back one that was counted and turned out not to matter. */
  async giveBack(limit: Limit, key: string): Promise<void> {
    await this.counterOf(limit).add(digestOf(key), -1);
  }

  /** Begins anew. */
  clear(limit: Limit, key: string): Promise<void> {
    return this.counterOf(limit).clear(digestOf(key));
  }

  private counterOf(limit: Limit): Counter {
    const counter = this.counters.get(limit.name) ?? this.createCounter(limit);
    this.counters.set(limit.name, counter);
    return counter;
  }
}

const digestOf = (key: string) => createHash('sha256').update(key).digest('base64url');
