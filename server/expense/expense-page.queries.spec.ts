import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { ExpenseSort } from './expense.dto.js';
import type { ExpenseCriteria } from './expense-criteria.js';
import { ExpensePageQueries } from './expense-page.queries.js';

const rows = 4_000;
const none: ExpenseCriteria = {
  from: null,
  until: null,
  categoryIds: null,
  minMinor: null,
  maxMinor: null,
  hasReceipt: null,
  words: [],
  isInNotes: false,
};
const orders: Record<ExpenseSort, string> = {
  spentOn: 'e.spent_on, e.created_at, e.id',
  '-spentOn': 'e.spent_on DESC, e.created_at DESC, e.id DESC',
  title: 'e.title_key, e.spent_on, e.created_at, e.id',
  '-title': 'e.title_key DESC, e.spent_on DESC, e.created_at DESC, e.id DESC',
  amount: 'e.amount_minor, e.spent_on, e.created_at, e.id',
  '-amount': 'e.amount_minor DESC, e.spent_on DESC, e.created_at DESC, e.id DESC',
  category: 'c.name, e.spent_on DESC, e.created_at DESC, e.id DESC',
  '-category': 'c.name DESC, e.spent_on DESC, e.created_at DESC, e.id DESC',
};
const filters: [string, Partial<ExpenseCriteria>][] = [
  ['nothing', {}],
  ['a month', { from: '2024-02-01', until: '2024-03-01' }],
  ['days of one month', { from: '2024-02-03', until: '2024-02-17' }],
  ['parts of two months', { from: '2024-02-20', until: '2024-03-10' }],
  ['many months and days at both ends', { from: '2023-02-20', until: '2024-08-10' }],
  ['from a day on', { from: '2023-06-15' }],
  ['until a day', { until: '2024-06-15' }],
  ['a category that others stand below', { categoryIds: ['Food'] }],
  ['two categories and dates', { categoryIds: ['Bread', 'Travel'], from: '2023-02-20', until: '2024-08-10' }],
  ['a category without expenses', { categoryIds: ['Health'] }],
  ['receipts', { hasReceipt: true }],
  ['no receipts, and dates', { hasReceipt: false, from: '2023-05-05' }],
  ['receipts of a category', { hasReceipt: true, categoryIds: ['Food'] }],
  ['amounts of whole buckets', { minMinor: 10_000n, maxMinor: 99_999n }],
  ['amounts that cut buckets', { minMinor: -12_345n, maxMinor: 12_345n }],
  ['amounts within one bucket', { minMinor: 12_341n, maxMinor: 12_347n }],
  ['at least an amount', { minMinor: 33_333n }],
  ['at most an amount', { maxMinor: -1n }],
  ['amounts and dates', { minMinor: 1_000n, from: '2024-01-05', until: '2024-12-24' }],
  ['a common word', { words: ['coffee'] }],
  ['a rare word', { words: ['zanzibar'] }],
  ['two letters', { words: ['EE'] }],
  ['words across title and note', { words: ['party', 'CAFÉ'] }],
  ['what LIKE would take for a pattern', { words: ['100%'] }],
  ['a backslash and an underscore', { words: ['\\', '_'] }],
  ['a word and a category', { words: ['coffee'], categoryIds: ['Bread'] }],
  ['a word, dates and amounts', { words: ['e'], from: '2023-03-03', until: '2024-09-09', minMinor: 500n }],
  ['a word that nobody wrote', { words: ['qqqqq'] }],
  [
    'everything at once',
    {
      words: ['e'],
      from: '2023-03-03',
      until: '2024-09-09',
      minMinor: -5_000n,
      maxMinor: 90_000n,
      categoryIds: ['Food', 'Travel'],
      hasReceipt: false,
    },
  ],
];

let api: TestApi;
let pages: ExpensePageQueries;
let ledgerId: string;
let categories: Map<string, string>;

beforeAll(async () => {
  api = await TestApi.start();
  pages = api.app.get(ExpensePageQueries, { strict: false });
  const [person, other] = [await api.client().register(), await api.client().register()];
  ledgerId = idOf(person);
  for (const id of [ledgerId, idOf(other)]) await fill(id);
  const named: { id: string; name: string }[] = await api.database.query(
    `SELECT id, name FROM categories WHERE ledger_id = $1`,
    [ledgerId],
  );
  categories = new Map(named.map(({ id, name }) => [name, id]));
});
afterAll(() => api.stop());

describe.each(filters)('every page of %s', (_name, filter) => {
  it.each(Object.keys(orders) as ExpenseSort[])('in the order %s is what a plain statement finds', async (sort) => {
    const criteria = { ...none, ...filter, categoryIds: filter.categoryIds?.map(categoryId) ?? null };
    const expected = await findPlainly(criteria, orders[sort]);
    const total = expected.length;
    const totalMinor = String(expected.reduce((sum, { minor }) => sum + BigInt(minor), 0n));
    for (const skip of [0, 25, 301, Math.floor(total / 2), Math.floor(total * 0.7), Math.max(0, total - 10), total]) {
      const found = await pages.read<{ id: string }>('e.id', ledgerId, criteria, { sort, skip, rows: 25 });
      expect({ skip, total: found.total, totalMinor: found.totalMinor }).toEqual({ skip, total, totalMinor });
      expect(found.rows.map(({ id }) => id)).toEqual(expected.slice(skip, skip + 25).map(({ id }) => id));
    }
  });
});

const idOf = (person: TestClient) => person.user.ledgers[0]?.id as string;
const categoryId = (name: string) => categories.get(name) as string;

/** With no index, no summary and no pattern in mind. */
async function findPlainly(criteria: ExpenseCriteria, order: string): Promise<{ id: string; minor: string }[]> {
  return api.database.query(
    `SELECT e.id, e.amount_minor AS minor
       FROM expenses e JOIN categories c ON c.ledger_id = e.ledger_id AND c.id = e.category_id
      WHERE e.ledger_id = $1 AND e.deleted_at IS NULL
        AND ($2::date IS NULL OR e.spent_on >= $2) AND ($3::date IS NULL OR e.spent_on < $3)
        AND ($4::uuid[] IS NULL OR c.id = ANY($4) OR c.parent_id = ANY($4))
        AND ($5::bigint IS NULL OR e.amount_minor >= $5) AND ($6::bigint IS NULL OR e.amount_minor <= $6)
        AND ($7::boolean IS NULL OR e.has_receipt = $7)
        AND NOT EXISTS (SELECT 1 FROM unnest($8::text[]) word
                         WHERE strpos(fold_text(e.title || chr(10) || e.note), fold_text(word)) = 0)
      ORDER BY ${order}`,
    [
      ledgerId,
      criteria.from,
      criteria.until,
      criteria.categoryIds,
      criteria.minMinor,
      criteria.maxMinor,
      criteria.hasReceipt,
      criteria.words,
    ],
  );
}

/** Many equal days, instants, amounts and titles; a tenth is deleted, a tenth has a receipt, a twentieth has a note. */
async function fill(ledger: string): Promise<void> {
  await api.database.query(
    `INSERT INTO categories (ledger_id, id, name, color, icon, position, parent_id)
     SELECT $1, gen_random_uuid(), 'Bread', '#123456', 'tag', 99, id FROM categories WHERE ledger_id = $1 AND name = 'Food'`,
    [ledger],
  );
  await api.database.query(
    `WITH of_ledger AS (SELECT array_agg(id) AS ids FROM categories
                         WHERE ledger_id = $1 AND name IN ('Food', 'Bread', 'Travel', 'Other')),
          words AS (SELECT ARRAY['Coffee', 'CAFÉ', 'Ångström tea', 'Rent', 'Apfel', '100% juice', 'a_b', 'c\\d', 'Ünited 日本']
                        AS titles)
     INSERT INTO expenses (ledger_id, id, spent_on, title, note, amount_minor, currency, category_id, has_receipt, created_at,
                           deleted_at)
     SELECT $1, gen_random_uuid(), date '2023-01-01' + floor(random() * random() * 730)::int,
            CASE WHEN n % 1000 = 7 THEN 'Zanzibar' WHEN n % 3 = 0 THEN titles[1 + n % 9] || ' ' || n % 40
                 ELSE titles[1 + floor(random() * random() * 9)::int] END,
            CASE WHEN n % 20 = 0 THEN 'for the party, coffee too' ELSE '' END,
            CASE WHEN n % 11 = 0 THEN -1 - n % 20000 ELSE 1 + floor(10 ^ (1 + random() * 4))::bigint END, 'USD',
            ids[1 + n % 4], n % 10 = 3, timestamptz '2024-01-01' + n % 50 * interval '1 second',
            CASE WHEN n % 10 = 9 THEN now() END
       FROM of_ledger, words, generate_series(1, $2::int) n`,
    [ledger, rows],
  );
}
