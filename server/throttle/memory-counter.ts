import { LRUCache } from 'lru-cache';
import type { Counter, Tally } from './counter.js';

/**
 * About 20 MB at the most. Whoever wants to push a count out of it has to have this many others counted first, which takes
 * longer than the count would have lasted.
 */
const maxKeys = 100_000;

interface Window {
  count: number;
  /** By the process's own monotonic clock, in milliseconds. */
  endsAt: number;
}

/** Counts in this process: gone with it, and not shared with others. */
export class MemoryCounter implements Counter {
  private readonly windows = new LRUCache<string, Window>({ max: maxKeys });

  constructor(private readonly seconds: number) {}

  async add(key: string, amount: number): Promise<Tally> {
    const now = performance.now();
    const window = this.findWindow(key, now) ?? { count: 0, endsAt: now + this.seconds * 1_000 };
    window.count = Math.max(0, window.count + amount);
    this.windows.set(key, window);
    return { count: window.count, endsIn: window.endsAt - now };
  }

  async clear(key: string): Promise<void> {
    this.windows.delete(key);
  }

  private findWindow(key: string, now: number): Window | undefined {
    const window = this.windows.get(key);
    return window && window.endsAt > now ? window : undefined;
  }
}
