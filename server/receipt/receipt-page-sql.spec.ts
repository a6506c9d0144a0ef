import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { nodesOf, type Plan, planOf, rowsOf } from '../testing/query-plan.js';
import { insertReceipt } from '../testing/receipt-scene.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { ReceiptQuery } from './receipt.dto.js';
import { receiptPageSql } from './receipt-page-sql.js';

let api: TestApi;
let person: TestClient;
const count = 5_000;
const filed = 500;
const expenses = 40_000;

beforeAll(async () => {
  api = await TestApi.start();
  person = await api.client().register();
  const id = await insertReceipt(api, person);
  await api.database.query(
    `INSERT INTO receipts (ledger_id, id, status, original_name, media_type, byte_size, sha256, width, height, pages, files,
                           text, reading, attempts, created_at, moved_at, read_at)
     SELECT ledger_id, gen_random_uuid(), status, original_name, media_type, byte_size, sha256(n::text::bytea), width, height,
            pages, files, 'Shop number ' || n || ' ' || md5(n::text), reading, attempts, created_at - n * interval '1 hour',
            moved_at, read_at
       FROM receipts, generate_series(1, $2::int) AS n WHERE id = $1`,
    [id, count],
  );
  await api.database.query(
    `INSERT INTO expenses (ledger_id, id, spent_on, title, note, amount_minor, currency, category_id)
     SELECT ledger_id, gen_random_uuid(), date '2026-01-01' - n % 1000, 'Title ' || n % 100, '', n, 'USD', id
       FROM (SELECT ledger_id, id FROM categories WHERE ledger_id = $1 LIMIT 1) category, generate_series(1, $2::int) n`,
    [ledgerId(), expenses],
  );
  await api.database.query(
    `INSERT INTO receipt_expenses (ledger_id, receipt_id, expense_id, filed_at)
     SELECT $1, r.id, e.id, now()
       FROM (SELECT id, row_number() OVER () AS n FROM receipts WHERE ledger_id = $1 LIMIT $2) r
       JOIN (SELECT id, row_number() OVER () AS n FROM expenses WHERE ledger_id = $1) e USING (n)`,
    [ledgerId(), filed],
  );
  for (const table of ['receipts', 'receipt_expenses', 'expenses']) await api.database.query(`VACUUM ANALYZE ${table}`);
}, 60_000);
afterAll(() => api.stop());

const ledgerId = () => person.user.ledgers[0]?.id as string;

async function planFor(query: Partial<ReceiptQuery>): Promise<Plan[]> {
  const { text, values } = receiptPageSql(ledgerId(), Object.assign(new ReceiptQuery(), query));
  return nodesOf(await planOf(api.database, text, values));
}

const indexesFor = async (query: Partial<ReceiptQuery>) =>
  (await planFor(query)).flatMap((node) => node['Index Name'] ?? []);

it('a page of the latest is read along its index, a search in the text by that of its trigrams', async () => {
  expect(await indexesFor({})).toContain('ix_receipts_created_at');
  expect(await indexesFor({ q: 'c4ca4238a0b923820dcc509a6f75849b' })).toContain('ix_receipts_search');
});

it.each([{}, { unfiled: true }])('%j is counted and summed up from indexes alone', async (query) => {
  const plan = await planFor(query);
  const ofReceipts = plan.filter((node) => node['Relation Name'] === 'receipts');
  const counting = ofReceipts.filter((node) => rowsOf([node]) > 100);
  expect(counting.map((node) => node['Node Type'])).toEqual(counting.map(() => 'Index Only Scan'));
  expect(counting.map((node) => node['Index Name'])).toContain('ix_receipts_byte_size');
});

it('the unfiled ones are counted once, and without a look at expenses that have no receipt', async () => {
  for (const query of [{}, { unfiled: true }]) {
    const ofExpenses = (await planFor(query)).filter((node) => node['Relation Name'] === 'expenses');
    const looks = ofExpenses.filter((node) => rowsOf([node]) > 100);
    expect(looks.map((node) => node['Index Name'])).toEqual(looks.map(() => 'ix_expenses_receipt'));
    // The page of unfiled ones, and the count of them; else the count alone.
    expect(looks).toHaveLength('unfiled' in query ? 2 : 1);
  }
});
