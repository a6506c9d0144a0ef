import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { Config } from '../config/config.js';
import { type Month, monthOf, monthOfPartition, monthStart, partitionOf } from './activity-month.js';
import { partitionsLock } from './partitions-lock.js';

const millisecondsPerDay = 86_400_000;
/** Partitions that are there before their month begins. */
const monthsAhead = 2;
/** Few enough for one transaction to end long before a statement or a waiting lock times out. */
const deletedPerTransaction = 1_000;
/** Milliseconds. */
const lockPatience = 500;
const rest = 'activities_default';

/** Keeps the partitions of `activities`: there is one for each month in time, and none for longer than configured. */
@Injectable()
export class ActivityPartitionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * In one process at a time; the others find it being done. No step waits long for a lock, because who wants to store an
   * activity waits behind it: what cannot be had at once fails, and is left for the next time. An aborted `signal` ends it
   * after the transaction in hand.
   */
  async maintain(signal?: AbortSignal): Promise<void> {
    const now = this.clock.now();
    const keptSince = new Date(now.getTime() - this.config.activityDays * millisecondsPerDay);
    const newest = monthOf(now) + monthsAhead;
    await this.createMissing(newest, keptSince, signal);
    for (const name of await this.findPartitions()) {
      if (signal?.aborted) return;
      if (monthOfPartition(name) < monthOf(keptSince)) await this.drop(name);
      else if (monthOfPartition(name) === monthOf(keptSince)) await this.deleteOlder(name, keptSince, signal);
    }
    await this.deleteOlder(rest, keptSince, signal);
  }

  /** The months from now on, and those of rows that came before their partition did. */
  private async createMissing(newest: Month, keptSince: Date, signal?: AbortSignal): Promise<void> {
    const strays: { month: string }[] = await this.dataSource.query(
      `SELECT DISTINCT date_trunc('month', occurred_at) AS month FROM ${rest}
        WHERE occurred_at >= $1 AND occurred_at < $2`,
      [keptSince, monthStart(newest + 1)],
    );
    const ahead = Array.from({ length: monthsAhead + 1 }, (_, before) => newest - before);
    const there = new Set(await this.findPartitions());
    const wanted = new Set([...ahead, ...strays.map(({ month }) => monthOf(new Date(month)))]);
    for (const month of wanted) {
      if (!there.has(partitionOf(month)) && !signal?.aborted) await this.create(month);
    }
  }

  private async create(month: Month): Promise<void> {
    const name = partitionOf(month);
    const [start, end] = [monthStart(month), monthStart(month + 1)];
    await this.exclusively(async (manager) => {
      const [{ isThere }]: [{ isThere: boolean }] = await manager.query(
        `SELECT to_regclass($1) IS NOT NULL AS "isThere"`,
        [name],
      );
      if (isThere) return;
      // Holds up what would stray in there meanwhile, nothing else: only then do all of the month's rows move.
      await manager.query(`LOCK TABLE ${rest} IN SHARE ROW EXCLUSIVE MODE`);
      await manager.query(`CREATE TABLE ${name} (LIKE activities)`);
      await manager.query(`ALTER TABLE ${name} ADD CONSTRAINT pk_${name} PRIMARY KEY (id, occurred_at)`);
      await manager.query(
        `WITH strays AS (DELETE FROM ${rest} WHERE occurred_at >= $1 AND occurred_at < $2 RETURNING *)
         INSERT INTO ${name} SELECT * FROM strays`,
        [start, end],
      );
      // Unlike CREATE TABLE ... PARTITION OF, this lets everybody read and write the other partitions.
      await manager.query(`ALTER TABLE activities ATTACH PARTITION ${name} FOR VALUES FROM ('${start}') TO ('${end}')`);
    });
  }

  private async drop(name: string): Promise<void> {
    await this.exclusively((manager) => manager.query(`DROP TABLE IF EXISTS ${name}`));
  }

  private async deleteOlder(name: string, keptSince: Date, signal?: AbortSignal): Promise<void> {
    let deleted = deletedPerTransaction;
    while (deleted === deletedPerTransaction && !signal?.aborted) {
      deleted = await this.exclusively(async (manager) => {
        const [, count]: [unknown, number] = await manager.query(
          `DELETE FROM ${name}
            WHERE ctid = ANY(ARRAY(SELECT ctid FROM ${name} WHERE occurred_at < $1 LIMIT ${deletedPerTransaction}))`,
          [keptSince],
        );
        return count;
      });
    }
  }

  /** Names of the partitions that hold a month. */
  private async findPartitions(): Promise<string[]> {
    const found: { name: string }[] = await this.dataSource.query(
      `SELECT relname AS name FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent = 'activities'::regclass AND relname <> $1 ORDER BY relname`,
      [rest],
    );
    return found.map(({ name }) => name);
  }

  /** @returns what `work` does, or 0 where another process is at it. */
  private async exclusively<T>(work: (manager: EntityManager) => Promise<T>): Promise<T | 0> {
    return this.dataSource.transaction(async (manager) => {
      const [{ leading }]: [{ leading: boolean }] = await manager.query(
        `SELECT pg_try_advisory_xact_lock(${partitionsLock}) AS leading`,
      );
      if (!leading) return 0;
      await manager.query(`SET LOCAL lock_timeout = ${lockPatience}`);
      return work(manager);
    });
  }
}
