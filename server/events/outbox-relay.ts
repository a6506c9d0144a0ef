import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DomainEvent } from './domain-event.js';
import { EventTransport } from './event-transport.js';
import { OutboxSignal } from './outbox-signal.js';
import { RepeatingTask } from './repeating-task.js';

const batchSize = 200;
const pollInterval = 1_000;

/**
 * Publishes what the outbox holds, oldest first, one process at a time. Rows are picked by status, never by "id greater
 * than the last": transactions commit in another order than they draw their ids.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly task = new RepeatingTask(
    () => this.relayAll(),
    pollInterval,
    (error) => this.logger.warn(`events wait in the outbox: ${error.message}`),
  );

  constructor(
    private readonly dataSource: DataSource,
    private readonly transport: EventTransport,
    private readonly signal: OutboxSignal,
  ) {}

  onApplicationBootstrap(): void {
    this.signal.committed.subscribe(() => this.task.wake());
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  private async relayAll(): Promise<void> {
    while ((await this.relayBatch()) === batchSize && !this.task.isStopped);
  }

  /** @returns how many events were published. */
  async relayBatch(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const [{ leading }]: [{ leading: boolean }] = await manager.query(
        `SELECT pg_try_advisory_xact_lock(hashtext('spendwise.relay')) AS leading`,
      );
      if (!leading) return 0;
      const events: DomainEvent[] = await manager.query(
        `SELECT event_id AS id, type, version, occurred_at AS "occurredAt", user_id AS "userId",
                ledger_id AS "ledgerId", sequence::float8 AS sequence, data
           FROM outbox WHERE published_at IS NULL ORDER BY outbox.id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`,
      );
      if (events.length === 0) return 0;
      const published = await this.transport.publish(events);
      await manager.query(`UPDATE outbox SET published_at = now() WHERE event_id = ANY($1::uuid[])`, [[...published]]);
      if (published.size < events.length) {
        this.logger.warn(`${events.length - published.size} events were not confirmed and are published again`);
      }
      return published.size;
    });
  }
}
