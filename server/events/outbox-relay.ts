import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { DomainEvent } from './domain-event.js';
import { EventFlow } from './event-flow.js';
import { EventTransport } from './event-transport.js';
import { OutboxSignal } from './outbox-signal.js';
import { RepeatingTask } from './repeating-task.js';

/** Few enough that a batch is confirmed long before it is given up. */
const batchSize = 500;
/** Bounds what is published a second time when the process ends in the middle of a run. */
const batchesPerRun = 4;
const pollInterval = 1_000;
/** While another process publishes, in milliseconds. */
const firstWait = 5;
const longestWait = 100;

/** What one run did. */
export interface RelayRun {
  published: number;
  /** Whether another process was at it, so that nothing was looked at here. */
  isTaken: boolean;
  /** Whether there may be more that can be published now. */
  hasMore: boolean;
}

/**
 * Publishes what the outbox holds, oldest first, one process at a time. Rows are picked by status, never by "id greater
 * than the last run's": transactions commit in another order than they draw their ids. Within a run, the next batch is
 * read and sent while the broker writes the one before to its disk.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly task = new RepeatingTask(
    () => this.relayAll(),
    pollInterval,
    (error) => this.logger.warn(`events wait in the outbox: ${error.message}`),
  );
  /** Whether this process has committed events that no run of its own has looked for. */
  private isAwaited = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transport: EventTransport,
    private readonly signal: OutboxSignal,
    private readonly flow: EventFlow,
  ) {}

  onApplicationBootstrap(): void {
    this.signal.committed.subscribe(() => {
      this.isAwaited = true;
      this.task.wake();
    });
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  private async relayAll(): Promise<void> {
    let wait = firstWait;
    do {
      const wasAwaited = this.isAwaited;
      this.isAwaited = false;
      const { isTaken, hasMore } = await this.relayRun();
      if (isTaken) {
        // The other may have looked before our commit, and hear of it only at its next look: so it is ours to see to.
        if (!wasAwaited) return;
        this.isAwaited = true;
        await delay(wait);
        wait = Math.min(wait * 2, longestWait);
      } else if (!hasMore) return;
    } while (!this.task.isStopped);
  }

  /** One transaction, which also holds the lock. */
  async relayRun(): Promise<RelayRun> {
    return this.dataSource.transaction(async (manager) => {
      const [{ leading }]: [{ leading: boolean }] = await manager.query(
        `SELECT pg_try_advisory_xact_lock(hashtext('spendwise.relay')) AS leading`,
      );
      if (!leading) return { published: 0, isTaken: true, hasMore: false };
      return this.publishBatches(manager);
    });
  }

  private async publishBatches(manager: EntityManager): Promise<RelayRun> {
    let published = 0;
    let sent = 0;
    let after = '0';
    let before: Publication = { events: [], confirmed: Promise.resolve(new Set()) };
    for (let batch = 1; batch <= batchesPerRun && published === sent - before.events.length; batch += 1) {
      const { events, last } = await readBatch(manager, after);
      if (events.length === 0) break;
      const publication = { events, confirmed: this.transport.publish(events) };
      // Seen below; a failure must not count as unhandled until then.
      publication.confirmed.catch(() => undefined);
      sent += events.length;
      published += await this.markPublished(manager, before);
      [after, before] = [last, publication];
    }
    published += await this.markPublished(manager, before);
    const missing = sent - published;
    if (missing > 0) this.logger.warn(`${missing} events were not confirmed and are published again`);
    return { published, isTaken: false, hasMore: missing === 0 && before.events.length === batchSize };
  }

  /** @returns how many of them the transport has taken. */
  private async markPublished(manager: EntityManager, { events, confirmed }: Publication): Promise<number> {
    const ids = await confirmed;
    if (ids.size === 0) return 0;
    await manager.query(`UPDATE outbox SET published_at = now() WHERE event_id = ANY($1::uuid[])`, [[...ids]]);
    this.flow.published.next(events.filter(({ id }) => ids.has(id)).map(({ type }) => type));
    return ids.size;
  }
}

interface Publication {
  events: DomainEvent[];
  confirmed: Promise<Set<string>>;
}

/** The oldest that are not published, of those that come after the outbox's row `after`. */
async function readBatch(manager: EntityManager, after: string): Promise<{ events: DomainEvent[]; last: string }> {
  const rows: (DomainEvent & { row: string })[] = await manager.query(
    `SELECT outbox.id AS row, event_id AS id, type, version, occurred_at AS "occurredAt", user_id AS "userId",
            ledger_id AS "ledgerId", sequence::float8 AS sequence, data
       FROM outbox WHERE published_at IS NULL AND outbox.id > $1
      ORDER BY outbox.id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`,
    [after],
  );
  return { events: rows.map(({ row: _, ...event }) => event), last: rows.at(-1)?.row ?? after };
}
