import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { TestApi } from '../testing/test-api.js';
import { createTestDatabase } from '../testing/test-database.js';
import { dataSourceOptions } from './data-source-options.js';

let api: TestApi;
let dataSource: DataSource;

beforeAll(async () => {
  api = await TestApi.start();
  dataSource = api.database;
});
afterAll(() => api.stop());

describe('the schema', () => {
  it('is the same by the migrations as by the entities', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('goes all the way down and up again', async () => {
    const database = await createTestDatabase();
    const other = await new DataSource(dataSourceOptions(database.url, 2)).initialize();
    const count = other.migrations.length;
    for (let taken = 0; taken < count; taken += 1) await other.undoLastMigration({ transaction: 'each' });
    const tables = await other.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
    expect(tables).toEqual([{ tablename: 'migrations' }]);
    expect(await other.runMigrations({ transaction: 'each' })).toHaveLength(count);
    await other.destroy();
    await database.drop();
  });

  it('begins every key of a ledger’s data with the ledger', async () => {
    const keys: { name: string; first: string }[] = await dataSource.query(
      `SELECT i.relname AS name, a.attname AS first
         FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
        WHERE t.relnamespace = 'public'::regnamespace AND x.indisunique
          AND EXISTS (SELECT 1 FROM pg_attribute l WHERE l.attrelid = t.oid AND l.attname = 'ledger_id' AND l.attnotnull)`,
    );
    expect(keys.length).toBeGreaterThan(3);
    expect(keys.filter(({ first }) => first !== 'ledger_id')).toEqual([]);
  });

  it('has no timestamp without a time zone, and a name of ours on every constraint', async () => {
    const columns = await dataSource.query(
      `SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type = 'timestamp without time zone'`,
    );
    expect(columns).toEqual([]);
    const constraints = await dataSource.query(
      `SELECT conname FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f', 'c')
          AND conname !~ '^(pk|uq|fk|ck)_' AND conrelid <> 'migrations'::regclass`,
    );
    expect(constraints).toEqual([]);
  });
});

describe('the database itself refuses', () => {
  const expense = (values: Record<string, string>) => {
    const row = {
      ledger_id: 'own.id',
      id: 'gen_random_uuid()',
      spent_on: `date '2026-11-23'`,
      title: `'x'`,
      amount_minor: '1',
      currency: `'USD'`,
      category_id: 'own.category',
      ...values,
    };
    return `WITH own AS (SELECT l.id, (SELECT c.id FROM categories c WHERE c.ledger_id = l.id LIMIT 1) AS category
                           FROM ledgers l ORDER BY l.created_at LIMIT 1),
                 other AS (SELECT c.id AS category FROM categories c, own WHERE c.ledger_id <> own.id LIMIT 1)
            INSERT INTO expenses (${Object.keys(row).join(', ')}) SELECT ${Object.values(row).join(', ')} FROM own, other`;
  };

  beforeAll(async () => {
    await api.client().register();
    await api.client().register();
  });

  it('nothing that is right', async () => {
    await expect(dataSource.query(expense({}))).resolves.toBeDefined();
  });

  it.each([
    ['an amount of zero', { amount_minor: '0' }, 'ck_expenses_amount'],
    ['an amount beyond the limit', { amount_minor: '100000000000000' }, 'ck_expenses_amount'],
    ['an empty title', { title: `''` }, 'ck_expenses_title'],
    ['a title that is too long', { title: `repeat('x', 201)` }, 'ck_expenses_title'],
    ['a currency that is none', { currency: `'usd'` }, 'ck_expenses_currency'],
    ["another ledger's category", { category_id: 'other.category' }, 'fk_expenses_category'],
    ['a ledger that does not exist', { ledger_id: 'gen_random_uuid()' }, 'fk_expenses_'],
  ])('%s', async (_, values, constraint) => {
    await expect(dataSource.query(expense(values as Record<string, string>))).rejects.toThrow(constraint);
  });

  it.each([
    [`INSERT INTO inbox (consumer, event_id) VALUES ('x', gen_random_uuid())`, 'ck_inbox_outcome'],
    [`UPDATE ledgers SET version = -1`, 'ck_ledgers_version'],
    [`UPDATE ledger_members SET role = 'king'`, 'ck_ledger_members_role'],
    [`UPDATE users SET email = upper(email)`, 'ck_users_email_lower'],
    [`UPDATE categories SET color = 'red'`, 'ck_categories_color'],
    [`DELETE FROM categories`, 'fk_expenses_category'],
  ])('%s', async (sql, constraint) => {
    await expect(dataSource.query(sql)).rejects.toThrow(constraint);
  });
});
