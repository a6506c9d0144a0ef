import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../database/data-source-options.js';
import { FixedClock } from '../testing/fixed-clock.js';
import { testConfig } from '../testing/test-api.js';
import { createTestDatabase } from '../testing/test-database.js';
import { ActivityPartitionsService } from './activity-partitions.service.js';

let database: { url: string; drop: () => Promise<void> };
let dataSource: DataSource;
let clock: FixedClock;
let partitions: ActivityPartitionsService;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url, 10)).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(async () => {
  for (const name of await partitionNames()) await dataSource.query(`DROP TABLE ${name}`);
  await dataSource.query('DELETE FROM activities');
  clock = new FixedClock(new Date('2026-11-24T18:00:00Z'));
  const config = testConfig({ DATABASE_URL: database.url, ACTIVITY_DAYS: 40 });
  partitions = new ActivityPartitionsService(dataSource, clock, config);
});

describe('the partitions of activities', () => {
  it('are there for this month and the next two', async () => {
    await partitions.maintain();
    expect(await partitionNames()).toEqual(['activities_2026_11', 'activities_2026_12', 'activities_2027_01']);
    clock.set('2026-11-30T23:59:59.999Z');
    await partitions.maintain();
    expect(await partitionNames()).toHaveLength(3);
    clock.set('2026-12-01T00:00:00.000Z');
    await partitions.maintain();
    expect(await partitionNames()).toEqual([
      'activities_2026_11',
      'activities_2026_12',
      'activities_2027_01',
      'activities_2027_02',
    ]);
  });

  it('hold what happened in their month of UTC', async () => {
    await partitions.maintain();
    await store('2026-12-01T00:00:00.000Z');
    await store('2026-12-31T23:59:59.999Z');
    await store('2027-01-01T00:00:00.000Z');
    expect(await places()).toEqual(['activities_2026_12', 'activities_2026_12', 'activities_2027_01']);
  });

  it('take over what happened before they were there, by nobody missed or doubled', async () => {
    const ids = [];
    for (const instant of ['2026-10-31T23:59:59.999Z', '2026-11-24T18:00:00Z', '2027-01-31T23:59:59.999Z']) {
      ids.push(await store(instant));
    }
    const ofFuture = await store('2027-02-01T00:00:00.000Z');
    await partitions.maintain();
    expect(await places()).toEqual([
      'activities_2026_10',
      'activities_2026_11',
      'activities_2027_01',
      'activities_default',
    ]);
    expect(await storedIds()).toEqual([...ids, ofFuture]);
    clock.set('2026-12-01T00:00:00.000Z');
    await partitions.maintain();
    expect((await places()).at(-1)).toBe('activities_2027_02');
  });

  it('have the indexes of the whole table, and a key by a name of ours', async () => {
    await partitions.maintain();
    const indexesOf = async (table: string) => {
      const rows: { definition: string }[] = await dataSource.query(
        `SELECT substring(indexdef FROM 'USING .*') AS definition FROM pg_indexes WHERE tablename = $1 ORDER BY 1`,
        [table],
      );
      return rows.map(({ definition }) => definition);
    };
    const whole = await indexesOf('activities');
    expect(whole.length).toBeGreaterThan(5);
    expect(await indexesOf('activities_2027_01')).toEqual(whole);
    const [key] = await dataSource.query(
      `SELECT conname AS name FROM pg_constraint WHERE conrelid = 'activities_2027_01'::regclass AND contype = 'p'`,
    );
    expect(key).toEqual({ name: 'pk_activities_2027_01' });
  });

  it('go with their month, and within it what is older than is kept', async () => {
    const kept = [];
    clock.set('2026-10-01T00:00:00Z');
    await partitions.maintain();
    await store('2026-10-01T00:00:00.000Z');
    await store('2026-09-30T23:59:59.999Z');
    await partitions.maintain();
    expect(await partitionNames()).toContain('activities_2026_09');
    clock.set('2026-11-24T18:00:00Z');
    // 40 days before that are 15 October, 18:00.
    await dataSource.query(
      `INSERT INTO activities (id, type, occurred_at, data)
       SELECT gen_random_uuid(), 'expense.created', '2026-10-15T17:59:59.999Z', '{}' FROM generate_series(1, 2500)`,
    );
    kept.push(await store('2026-10-15T18:00:00.000Z'), await store('2026-11-24T18:00:00.000Z'));
    await partitions.maintain();
    expect(await storedIds()).toEqual(kept);
    expect((await partitionNames())[0]).toBe('activities_2026_10');

    clock.set('2026-12-10T18:00:00.000Z');
    await partitions.maintain();
    expect((await partitionNames())[0]).toBe('activities_2026_10');
    expect(await storedIds()).toEqual(kept.slice(1));
    clock.set('2026-12-11T00:00:00.000Z');
    await partitions.maintain();
    expect((await partitionNames())[0]).toBe('activities_2026_11');
  });

  it('are kept by several processes at once', async () => {
    for (let day = 1; day <= 24; day += 1) await store(`2026-11-${String(day).padStart(2, '0')}T12:00:00Z`);
    const before = await storedIds();
    await Promise.all(Array.from({ length: 5 }, () => partitions.maintain()));
    await partitions.maintain();
    expect(await storedIds()).toEqual(before);
    expect(new Set(await places())).toEqual(new Set(['activities_2026_11']));
  });

  it('do not keep anybody waiting for long where somebody reads for long', async () => {
    await partitions.maintain();
    clock.set('2027-03-24T18:00:00Z');
    const reader = dataSource.createQueryRunner();
    await reader.startTransaction();
    await reader.query('SELECT count(*) FROM activities');
    await expect(partitions.maintain()).rejects.toThrow('lock timeout');
    await store('2026-12-31T23:59:59.999Z');
    await reader.commitTransaction();
    await reader.release();
    await partitions.maintain();
    expect((await partitionNames())[0]).toBe('activities_2027_03');
  });
});

async function store(occurredAt: string): Promise<string> {
  const id = randomUUID();
  await dataSource.query(`INSERT INTO activities (id, type, occurred_at, data) VALUES ($1, 'user.updated', $2, '{}')`, [
    id,
    occurredAt,
  ]);
  return id;
}

async function partitionNames(): Promise<string[]> {
  const tables: { name: string }[] = await dataSource.query(
    `SELECT tablename AS name FROM pg_tables WHERE tablename ~ '^activities_[0-9]' ORDER BY tablename`,
  );
  return tables.map(({ name }) => name);
}

async function places(): Promise<string[]> {
  const rows: { place: string }[] = await dataSource.query(
    'SELECT tableoid::regclass::text AS place FROM activities ORDER BY occurred_at',
  );
  return rows.map(({ place }) => place);
}

async function storedIds(): Promise<string[]> {
  const rows: { id: string }[] = await dataSource.query('SELECT id FROM activities ORDER BY occurred_at');
  return rows.map(({ id }) => id);
}
