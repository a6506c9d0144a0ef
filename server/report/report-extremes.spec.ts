import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import type { ProblemBody } from '../http/problem-body.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { BubbleReport, CategoryReport, DayReport, MonthReport, YearReport } from './report.dto.js';
import type { SummaryReport } from './summary.dto.js';

const reports = [
  'summary',
  'by-category',
  'by-month',
  'by-year',
  'by-day',
  'bubbles',
  'highlights',
  'recurring',
  'merchants',
  'comparison',
];
const periods = [
  '',
  '?period=current-month',
  '?period=current-year',
  '?from=0001-01-01&to=9999-12-31',
  '?from=9999-12-31',
];

let api: TestApi;
let person: TestClient;
let ledgerId: string;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
  ledgerId = person.user.ledgers[0]?.id as string;
});

describe('every report', () => {
  it('answers for nothing, for one expense, and for one of the first year, in every period', async () => {
    await expectAnswers();
    await person.record({ spentOn: '2026-11-24', amount: '0.01' });
    await expectAnswers();
    await person.record({ spentOn: '0001-01-01', amount: '-999999999999.99' });
    await expectAnswers();
  });

  it.each(reports)('says that it takes too long, when it does: %s', async (report) => {
    const query = api.database.query.bind(api.database);
    api.database.query = ((text: string, values: unknown[], transaction?: QueryRunner) =>
      // Session and ledger are looked up in time; what the report reads is not.
      !transaction && /sum_minor|amount_minor/.test(text)
        ? api.database.transaction(async (manager) => {
            await manager.query('SET LOCAL statement_timeout = 1');
            return manager.query('SELECT pg_sleep(1)');
          })
        : query(text, values, transaction)) as never;
    try {
      const { status, body } = await person.get<ProblemBody>(`${person.ledger}/reports/${report}`);
      expect([status, body.status, body.code]).toEqual([503, 503, 'unavailable']);
    } finally {
      api.database.query = query;
    }
  });
});

describe('two thousand years', () => {
  it('have their years and months, and the latest 800 days', async () => {
    await fill(`SELECT make_date(n, 1 + n % 12, 1 + n % 28) AS day, n AS minor FROM generate_series(27, 2026) n`);
    const years = (await read<YearReport>('by-year')).items;
    expect([years.length, years[0]?.year, years.at(-1)?.amount]).toEqual([2_000, 27, '20.26']);
    expect((await read<MonthReport>('by-month')).items).toHaveLength(2_000);
    const { total, items } = await read<DayReport>('by-day');
    expect([total, items.length, items[0]?.date]).toEqual([2_000, 800, '1227-04-24']);
    expect(await read<SummaryReport>('summary?from=0027-01-01&to=2026-12-31')).toMatchObject({
      count: 2_000,
      previous: null,
      pace: { isFromPast: false, periods: 0, daysLeft: 37 },
    });
  });
});

describe('two hundred categories', () => {
  it('each have their share', async () => {
    await api.database.query(
      `INSERT INTO categories (ledger_id, id, name, color, icon, position)
       SELECT $1, gen_random_uuid(), 'Many ' || n, '#123456', 'tag', 100 + n FROM generate_series(1, 200) n`,
      [ledgerId],
    );
    await api.database.query(
      `INSERT INTO expenses (ledger_id, id, spent_on, title, note, amount_minor, currency, category_id)
       SELECT $1, gen_random_uuid(), '2026-11-20', 'Thing', '', 1000 + n, 'USD', id
         FROM categories, generate_series(1, 3) n WHERE ledger_id = $1 AND name LIKE 'Many %'`,
      [ledgerId],
    );
    const { items } = await read<CategoryReport>('by-category');
    expect(items).toHaveLength(200);
    const [month] = (await read<MonthReport>('by-month')).items;
    expect([month?.categories.length, month?.count, month?.amount]).toEqual([200, 600, '6012.00']);
    const bubbles = await read<BubbleReport>('bubbles');
    expect(bubbles.items).toHaveLength(500);
    expect(bubbles.smaller).toHaveLength(100);
    expect(bubbles.smaller.every(({ amount, count }) => amount === '10.01' && count === 1)).toBe(true);
  });
});

describe('refunds', () => {
  it('make a month negative, and are bubbles by their size', async () => {
    await fill(`SELECT date '2026-11-01' AS day, 1 AS minor FROM generate_series(1, 500)
                UNION ALL SELECT '2026-11-02', -200 FROM generate_series(1, 3)`);
    expect((await read<MonthReport>('by-month')).items).toMatchObject([
      { month: '2026-11', amount: '-1.00', count: 503 },
    ]);
    const { items, smaller } = await read<BubbleReport>('bubbles');
    expect(items.filter(({ amount }) => amount === '-2.00')).toHaveLength(3);
    expect(smaller).toEqual([expect.objectContaining({ amount: '0.03', count: 3 })]);
  });
});

async function expectAnswers(): Promise<void> {
  for (const report of reports) {
    for (const period of periods) {
      const { status } = await person.get(`${person.ledger}/reports/${report}${period}`);
      expect([report, period, status]).toEqual([report, period, 200]);
    }
  }
}

const read = async <T>(report: string) => (await person.get<T>(`${person.ledger}/reports/${report}`)).body;

/** Rows of day and minor units, all of one category. */
async function fill(rows: string): Promise<void> {
  await api.database.query(
    `INSERT INTO expenses (ledger_id, id, spent_on, title, note, amount_minor, currency, category_id)
     SELECT $1, gen_random_uuid(), day, 'Thing', '', minor, 'USD', $2 FROM (${rows}) made`,
    [ledgerId, await person.categoryId('Food')],
  );
}
