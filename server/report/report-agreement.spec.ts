import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatMinor } from '../money.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { ComparisonReport } from './comparison.dto.js';
import type { MerchantReport } from './merchant.dto.js';
import type { BubbleReport, CategoryReport, DayReport, MonthReport, YearReport } from './report.dto.js';

/** What may be asked for, and the same said plainly of `expenses e` and `categories c`: which, and when. */
const filters: [query: string, which: string, when: string][] = [
  ['', 'true', 'true'],
  ['from=2026-02-01&to=2026-02-28', 'true', `spent_on BETWEEN '2026-02-01' AND '2026-02-28'`],
  ['from=2025-11-17&to=2026-09-04', 'true', `spent_on BETWEEN '2025-11-17' AND '2026-09-04'`],
  ['from=2026-03-03&to=2026-03-04', 'true', `spent_on BETWEEN '2026-03-03' AND '2026-03-04'`],
  ['from=1990-01-01&to=1990-12-31', 'true', 'false'],
  ['from=2026-05-05', 'true', `spent_on >= '2026-05-05'`],
  ['to=2025-05-05', 'true', `spent_on <= '2025-05-05'`],
  ['categoryId=Food', `c.name IN ('Food', 'Bread')`, 'true'],
  ['categoryId=Travel&from=2026-01-01', `c.name = 'Travel'`, `spent_on >= '2026-01-01'`],
  ['minAmount=-10.00&maxAmount=99.99', 'amount_minor BETWEEN -1000 AND 9999', 'true'],
  ['maxAmount=-0.01&from=2025-01-15', 'amount_minor < 0', `spent_on >= '2025-01-15'`],
  ['hasReceipt=true', 'has_receipt', 'true'],
  ['hasReceipt=false&to=2026-07-14', 'NOT has_receipt', `spent_on <= '2026-07-14'`],
  ['q=coffee', `title_key || e.note LIKE '%coffee%'`, 'true'],
  ['q=party&categoryId=Travel', `e.note LIKE '%party%' AND c.name = 'Travel'`, 'true'],
  ['q=zanzibar', `title_key LIKE '%zanzibar%'`, 'true'],
  ['q=nobody+wrote+this', 'false', 'true'],
];
const mostBubbles = 500;

let api: TestApi;
let person: TestClient;
let ledgerId: string;

beforeAll(async () => {
  api = await TestApi.start();
  const other = await api.client().register();
  person = await api.client().register();
  ledgerId = idOf(person);
  for (const id of [idOf(other), ledgerId]) await api.database.query(fillSql, [id, 3_000]);
});
afterAll(() => api.stop());

describe.each(filters)('with the filter "%s", what a plain statement adds up is', (query, which, when) => {
  const condition = `${which} AND ${when}`;

  it('the sums by category', async () => {
    const { items } = await read<CategoryReport>('by-category', query);
    expect(byKey(items.map(({ category, ...sum }) => ({ key: category.id, ...sum })))).toEqual(
      await addUp('c.id', condition),
    );
  });

  it.each([
    ['by-month', 'month', `to_char(spent_on, 'YYYY-MM')`],
    ['by-year', 'year', `to_char(spent_on, 'FMYYYY')`],
  ])('the sums %s, and by category in each', async (report, field, stretch) => {
    const { items } = await read<MonthReport | YearReport>(report, query);
    const keyed = items.map((item) => ({ key: String(Object(item)[field]), ...item }));
    expect(byKey(keyed)).toEqual(await addUp(stretch, condition));
    expect(keyed.map(({ key }) => key)).toEqual([...keyed.map(({ key }) => key)].sort());
    const shares = keyed.flatMap(({ key, categories }) =>
      categories.map(({ categoryId, ...sum }) => ({ key: `${key} ${categoryId}`, ...sum })),
    );
    expect(byKey(shares)).toEqual(await addUp(`${stretch} || ' ' || c.id`, condition));
  });

  it('the sums of the latest 800 days', async () => {
    const { total, items } = await read<DayReport>('by-day', query);
    const days = Object.entries(await addUp('spent_on', condition));
    expect(total).toBe(days.length);
    expect(Object.entries(byKey(items.map(({ date, ...sum }) => ({ key: date, ...sum }))))).toEqual(days.slice(-800));
  });

  it('the largest expenses, and with the smaller ones each category', async () => {
    const { total, items, smaller } = await read<BubbleReport>('bubbles', query);
    const largest = await plainly<{ id: string }>(
      'e.id',
      `${condition} ORDER BY abs(amount_minor) DESC, spent_on DESC, e.created_at DESC, e.id DESC LIMIT ${mostBubbles}`,
    );
    expect(items.map(({ expenseId }) => expenseId).sort()).toEqual(largest.map(({ id }) => id).sort());
    expect(items.map(({ spentOn }) => spentOn)).toEqual([...items.map(({ spentOn }) => spentOn)].sort().reverse());
    const sums = new Map(
      smaller.map(({ categoryId, amount, count }) => [categoryId, { minor: minorOf(amount), count }]),
    );
    expect(smaller.every(({ count }) => count > 0)).toBe(true);
    for (const { categoryId, amount } of items) {
      const { minor, count } = sums.get(categoryId) ?? { minor: 0n, count: 0 };
      sums.set(categoryId, { minor: minor + minorOf(amount), count: count + 1 });
    }
    const together = [...sums].map(([key, { minor, count }]) => ({ key, amount: formatMinor(minor, 'USD'), count }));
    expect(byKey(together)).toEqual(await addUp('c.id', condition));
    expect(together.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  });

  it('the sums of titles', async () => {
    const { total, items, rest } = await read<MerchantReport>('merchants', query);
    const titles = await plainly<{ minor: string; count: number; last: string }>(
      'sum(amount_minor)::text AS minor, count(*)::int AS count, max(spent_on)::text AS last',
      `${condition} GROUP BY title_key ORDER BY sum(amount_minor) DESC, title_key`,
    );
    expect(total).toBe(titles.length);
    expect(items.map(({ amount, count, lastOn }) => [amount, count, lastOn])).toEqual(
      titles.slice(0, 50).map(({ minor, count, last }) => [formatMinor(minor, 'USD'), count, last]),
    );
    const others = titles.slice(50);
    expect(rest).toEqual({
      amount: formatMinor(
        others.reduce((sum, { minor }) => sum + BigInt(minor), 0n),
        'USD',
      ),
      count: others.reduce((sum, { count }) => sum + count, 0),
    });
  });

  it('both periods of a comparison', async () => {
    const { period, other, categories } = await read<ComparisonReport>(
      'comparison',
      `${query}&otherFrom=2025-03-10&otherTo=2025-10-20`,
    );
    const otherCondition = `${which} AND spent_on BETWEEN '2025-03-10' AND '2025-10-20'`;
    const here = categories.filter(({ count }) => count > 0);
    const there = categories.filter(({ otherCount }) => otherCount > 0);
    expect(byKey(here.map(({ category, amount, count }) => ({ key: category.id, amount, count })))).toEqual(
      await addUp('c.id', condition),
    );
    const ofOther = there.map(({ category, otherAmount, otherCount }) => ({
      key: category.id,
      amount: otherAmount,
      count: otherCount,
    }));
    expect(byKey(ofOther)).toEqual(await addUp('c.id', otherCondition));
    const [all, allOther] = [await addUp(`'all'`, condition), await addUp(`'all'`, otherCondition)];
    expect({ amount: period.totalAmount, count: period.count }).toEqual(all['all'] ?? nothing);
    expect({ amount: other?.totalAmount, count: other?.count }).toEqual(allOther['all'] ?? nothing);
    const differences = categories.map(({ amount, otherAmount }) => Math.abs(Number(amount) - Number(otherAmount)));
    expect(differences).toEqual([...differences].sort((one, two) => two - one));
  });
});

const nothing = { amount: '0.00', count: 0 };
const idOf = ({ user }: TestClient) => user.ledgers[0]?.id as string;
const minorOf = (amount: string) => BigInt(amount.replace('.', ''));

interface Sum {
  key: string;
  amount: string;
  count: number;
}

const byKey = (sums: Sum[]) => Object.fromEntries(sums.map(({ key, amount, count }) => [key, { amount, count }]));

async function addUp(key: string, condition: string): Promise<ReturnType<typeof byKey>> {
  const rows = await plainly<{ key: string; minor: string; count: number }>(
    `${key} AS key, sum(amount_minor)::text AS minor, count(*)::int AS count`,
    `${condition} GROUP BY 1 ORDER BY 1`,
  );
  return byKey(rows.map(({ minor, ...row }) => ({ ...row, amount: formatMinor(minor, 'USD') })));
}

async function plainly<Row>(columns: string, condition: string): Promise<Row[]> {
  return api.database.query(
    `SELECT ${columns} FROM expenses e JOIN categories c ON c.ledger_id = e.ledger_id AND c.id = e.category_id
      WHERE e.ledger_id = $1 AND e.deleted_at IS NULL AND ${condition}`,
    [ledgerId],
  );
}

async function read<T>(report: string, query: string): Promise<T> {
  const names = [...query.matchAll(/categoryId=(\w+)/g)].map(([, name]) => name as string);
  let asked = query;
  for (const name of names) asked = asked.replace(`=${name}`, `=${await person.categoryId(name)}`);
  const { status, body } = await person.get<T>(`${person.ledger}/reports/${report}?${asked}`);
  expect(status).toBe(200);
  return body;
}

/** Three years; months that refunds make negative, equal amounts of both signs, a category below another one, deleted rows. */
const fillSql = `
  WITH bread AS (
         INSERT INTO categories (ledger_id, id, name, color, icon, position, parent_id)
         SELECT $1, gen_random_uuid(), 'Bread', '#123456', 'tag', 99, id FROM categories
          WHERE ledger_id = $1 AND name = 'Food' RETURNING id),
       of_ledger AS (
         SELECT array_agg(id) || (SELECT array_agg(id) FROM bread) AS ids FROM categories
          WHERE ledger_id = $1 AND name IN ('Food', 'Travel', 'Other')),
       words AS (SELECT ARRAY['Coffee', 'CAFÉ', 'café', 'Rent', 'Apfel', '100% juice', 'Ünited 日本'] AS titles)
  INSERT INTO expenses (ledger_id, id, spent_on, title, note, amount_minor, currency, category_id, has_receipt, created_at,
                        deleted_at)
  SELECT $1, gen_random_uuid(), date '2023-11-25' + floor(random() * 1096)::int,
         CASE WHEN n % 1000 = 7 THEN 'Zanzibar' WHEN n % 3 = 0 THEN titles[1 + n % 7] || ' ' || n % 40 ELSE titles[1 + n % 7] END,
         CASE WHEN n % 20 = 0 THEN 'for the party, coffee too' ELSE '' END,
         CASE WHEN n % 9 = 0 THEN -1 - n % 20000 * 7 WHEN n % 5 = 0 THEN 2500 * (1 - 2 * (n % 2))
              ELSE 1 + floor(10 ^ (1 + random() * 4))::bigint END,
         'USD', ids[1 + n % 4], n % 10 = 3, timestamptz '2024-01-01' + n % 50 * interval '1 second',
         CASE WHEN n % 10 = 9 THEN now() END
    FROM of_ledger, words, generate_series(1, $2::int) n`;
