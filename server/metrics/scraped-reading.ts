import { setTimeout as delay } from 'node:timers/promises';

/** In milliseconds. A scrape is answered without what takes longer. */
const longestRead = 2_000;

/** What all gauges of one scrape have from one question; undefined when that fails or takes too long. */
export class ScrapedReading<T> {
  private reading: Promise<T | undefined> | undefined;

  constructor(private readonly ask: () => Promise<T>) {}

  read(): Promise<T | undefined> {
    this.reading ??= this.askInTime().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private askInTime(): Promise<T | undefined> {
    const silence = delay(longestRead, undefined, { ref: false });
    return Promise.race([this.ask().catch(() => undefined), silence]);
  }
}
