import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { bindingToRegExp, type Consumer, consumers } from './consumers.js';
import { EventTransport } from './event-transport.js';
import { OutboxSignal } from './outbox-signal.js';
import { RepeatingTask } from './repeating-task.js';

const interval = 30_000;
const overdueSeconds = 60;
/** What everyone has had goes from the outbox soon; the inbox remembers it long enough to recognise a late duplicate. */
const keepOutboxMinutes = 10;
const keepInboxDays = 30;

/** Re-sends events that were published but never arrived, and removes those that everyone has had. */
@Injectable()
export class OutboxReconciler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxReconciler.name);
  private readonly task = new RepeatingTask(
    () => this.reconcile(overdueSeconds),
    interval,
    (error) => this.logger.warn(`could not compare outbox and inbox: ${error.message}`),
  );

  constructor(
    private readonly dataSource: DataSource,
    private readonly transport: EventTransport,
    private readonly signal: OutboxSignal,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // What an in-process transport still held at the end of the last run is gone: fetch it from the outbox at once.
    if (!this.transport.isDurable) await this.reconcile(0);
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  /**
   * In one process at a time; the others find it being done.
   * @returns how many events are published again: those published at least `age` seconds ago and missing somewhere.
   */
  async reconcile(age: number): Promise<number> {
    // Where nothing can be sent, nothing can be missed yet.
    if (!this.transport.isConnected()) return 0;
    const idle = await this.findIdleConsumers();
    const resent = await this.dataSource.transaction(async (manager) => {
      const [{ leading }]: [{ leading: boolean }] = await manager.query(
        `SELECT pg_try_advisory_xact_lock(hashtext('spendwise.reconciler')) AS leading`,
      );
      if (!leading) return 0;
      await this.prune(manager);
      return this.resendMissing(manager, idle, age);
    });
    if (resent > 0) {
      this.logger.warn(`${resent} events had not arrived and are published again`);
      this.signal.notify();
    }
    return resent;
  }

  /** A consumer that is merely behind gets its events from its queue: sending them again would only lengthen it. */
  private async findIdleConsumers(): Promise<Consumer[]> {
    const idle: Consumer[] = [];
    for (const consumer of consumers) {
      const { waiting, isConsuming } = await this.transport.inspect(consumer);
      if (waiting === 0) idle.push(consumer);
      else if (!isConsuming) this.logger.error(`${waiting} events wait for ${consumer.name}, and nobody consumes them`);
    }
    return idle;
  }

  private async resendMissing(manager: EntityManager, idle: Consumer[], age: number): Promise<number> {
    const [, affected]: [unknown, number] = await manager.query(
      `UPDATE outbox SET published_at = NULL
        WHERE published_at <= now() - make_interval(secs => $1) AND ${missingAtSome(`inbox.event_id IS NOT NULL`)}`,
      [age, ...toColumns(idle)],
    );
    return affected;
  }

  private async prune(manager: EntityManager): Promise<void> {
    await manager.query(
      `DELETE FROM outbox
        WHERE published_at < now() - make_interval(mins => $1) AND NOT ${missingAtSome(`inbox.handled_at IS NOT NULL`)}`,
      [keepOutboxMinutes, ...toColumns(consumers)],
    );
    await manager.query(`DELETE FROM inbox WHERE handled_at < now() - make_interval(days => $1)`, [keepInboxDays]);
  }
}

/** Whether one of the consumers ($2 names, $3 types by regular expression) wants the event, but has it not as `had`. */
const missingAtSome = (had: string) => `EXISTS (
  SELECT 1 FROM unnest($2::text[], $3::text[]) AS consumer (name, types)
   WHERE outbox.type ~ consumer.types
     AND NOT EXISTS (SELECT 1 FROM inbox
                      WHERE inbox.consumer = consumer.name AND inbox.event_id = outbox.event_id AND ${had}))`;

const toColumns = (wanted: Consumer[]) => [
  wanted.map(({ name }) => name),
  wanted.map(({ bindings }) => bindings.map(bindingToRegExp).join('|')),
];
