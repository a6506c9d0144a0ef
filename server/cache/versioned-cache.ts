import { Injectable } from '@nestjs/common';
import type { Cache } from 'cache-manager';
import { PromptCalls } from './prompt-calls.js';

const timeToLive = 3_600_000;
/** In milliseconds; making the answer does not take much longer. */
const longestAnswer = 50;

/** How requests ended: "shared" waited for the answer that an equal one was making, "bypass" found the store silent. */
export type CacheResult = 'hit' | 'miss' | 'shared' | 'bypass';

/**
 * Answers under keys that hold the version of their data, so that nothing ever needs to be invalidated. A store that is
 * dead or frozen makes a miss within milliseconds, and is left alone for a second; equal misses are computed once.
 */
@Injectable()
export class VersionedCache {
  /** How many there were since the start. */
  readonly requests: Record<CacheResult, number> = { hit: 0, miss: 0, shared: 0, bypass: 0 };
  private readonly flights = new Map<string, Promise<string>>();
  private readonly calls = new PromptCalls(longestAnswer);

  constructor(private readonly store: Pick<Cache, 'get' | 'set'>) {}

  /** The stored text for `key`, or what `make` returns, which is then stored for an hour. */
  async getOrMake(key: string, make: () => Promise<string>): Promise<string> {
    const flight = this.flights.get(key);
    if (flight) {
      this.requests.shared += 1;
      return flight;
    }
    const started = this.findOrMake(key, make).finally(() => this.flights.delete(key));
    this.flights.set(key, started);
    return started;
  }

  isAnswering(): boolean {
    return this.calls.isAnswering();
  }

  private async findOrMake(key: string, make: () => Promise<string>): Promise<string> {
    const { result, text } = await this.find(key);
    this.requests[result] += 1;
    if (text !== undefined) return text;
    const made = await make();
    void this.calls.call(() => this.store.set(key, made, timeToLive)).catch(() => undefined);
    return made;
  }

  private async find(key: string): Promise<{ result: CacheResult; text?: string }> {
    try {
      const found = await this.calls.call(() => this.store.get<string>(key));
      return typeof found === 'string' ? { result: 'hit', text: found } : { result: 'miss' };
    } catch {
      return { result: 'bypass' };
    }
  }
}
