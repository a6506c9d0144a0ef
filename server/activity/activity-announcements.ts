import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import pg from 'pg';
import { Subject } from 'rxjs';
import { Config } from '../config/config.js';
import { type Announcement, announcementChannel, readPayload } from './activity-announcement.js';

/** Waits before connecting again, in milliseconds; the last one from then on. */
const reconnectDelays = [100, 500, 2_000, 5_000];
/** How often the connection is tried, and how long that may take, in milliseconds: a dead line says nothing by itself. */
const probeInterval = 10_000;
const probePatience = 5_000;

/**
 * What listeners announce, as it arrives at this process: over one connection of its own, which is there from the first
 * `listen()` on and comes back when it breaks. What was announced meanwhile is gone, so then 'everybody' is meant.
 */
@Injectable()
export class ActivityAnnouncements implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ActivityAnnouncements.name);
  private readonly subject = new Subject<Announcement | 'everybody'>();
  readonly received = this.subject.asObservable();
  private readonly ending = new AbortController();
  private listening: Promise<void> | undefined;
  private failures = 0;

  constructor(private readonly config: Config) {}

  listen(): void {
    if (!this.ending.signal.aborted) this.listening ??= this.keepListening();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.listening;
  }

  private async keepListening(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      await this.listenOnce().catch((error: Error) =>
        this.logger.warn(`new activities are not heard of, connecting again: ${error.message}`),
      );
      const wait = reconnectDelays[Math.min(this.failures, reconnectDelays.length - 1)];
      this.failures += 1;
      await delay(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Ends with the process, by itself; otherwise by the error that ended the connection. */
  private async listenOnce(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl,
      application_name: 'spendwise',
      connectionTimeoutMillis: 3_000,
      query_timeout: probePatience,
      keepAlive: true,
    });
    client.on('notification', ({ payload = '' }) => {
      const announcement = readPayload(payload);
      if (announcement) this.subject.next(announcement);
    });
    let probe: NodeJS.Timeout | undefined;
    const ended = new Promise<void>((resolve, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('the connection has ended')));
      probe = setInterval(() => void client.query('SELECT 1').catch(reject), probeInterval).unref();
      this.ending.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    ended.catch(() => undefined);
    try {
      await Promise.race([client.connect(), ended]);
      await client.query(`LISTEN ${announcementChannel}`);
      this.failures = 0;
      this.subject.next('everybody');
      await ended;
    } finally {
      clearInterval(probe);
      // Not waited for: a frozen database would never say goodbye.
      (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    }
  }
}
