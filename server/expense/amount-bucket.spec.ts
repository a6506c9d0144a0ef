import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../database/data-source-options.js';
import { createTestDatabase } from '../testing/test-database.js';
import { amountBucket, amountsOfBucket, splitIntoBuckets } from './amount-bucket.js';

const near = (edge: bigint) => [-1n, 0n, 1n].map((step) => edge + step);
const amounts = [1n, 10n, 100n, 999n, 1_000n, 9_990n, 12_345n, 99_999n, 100_000n, 99_999_999_999_998n]
  .flatMap((amount) => [...near(amount), ...near(-amount)])
  .sort((a, b) => (a < b ? -1 : 1));

describe('buckets of amounts', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('are those of the database, each of which holds its amounts', async () => {
    const rows: { amount: string; bucket: string }[] = await dataSource.query(
      `SELECT amount, amount_bucket(amount) AS bucket FROM unnest($1::bigint[]) amount`,
      [amounts],
    );
    expect(rows).toHaveLength(amounts.length);
    for (const row of rows) {
      const [amount, bucket] = [BigInt(row.amount), BigInt(row.bucket)];
      expect(amountBucket(amount)).toBe(bucket);
      const { low, high } = amountsOfBucket(bucket);
      expect(low <= amount && amount <= high).toBe(true);
      for (const other of [low, high]) expect(amountBucket(other)).toBe(bucket);
      for (const other of [low - 1n, high + 1n]) expect(amountBucket(other)).not.toBe(bucket);
    }
  });

  it('have the order of their amounts', () => {
    const buckets = amounts.map(amountBucket);
    expect([...buckets].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))).toEqual(buckets);
  });

  it('and the rest at its ends make up any range', () => {
    for (const min of [null, ...amounts]) {
      for (const max of [null, ...amounts]) {
        if (min !== null && max !== null && min > max) continue;
        const { after, before, edges } = splitIntoBuckets(min, max);
        const counted = amounts.map((amount) => {
          const bucket = amountBucket(amount);
          const isWhole = (after === null || bucket > after) && (before === null || bucket < before);
          return Number(isWhole) + edges.filter(({ low, high }) => low <= amount && amount <= high).length;
        });
        const expected = amounts.map((amount) =>
          Number((min === null || amount >= min) && (max === null || amount <= max)),
        );
        expect(counted).toEqual(expected);
      }
    }
  });
});
