import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { nodesOf, type Plan, planOf } from '../testing/query-plan.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { withoutLimits } from '../testing/without-limits.js';
import { latestSql, similarSql } from './category-evidence-sql.js';
import { knownTitlesSql } from './known-titles-sql.js';
import type { CategorySuggestion, KnownTitles } from './suggestion.dto.js';

const expenses = 200_000;
const titles = 50_000;
let api: TestApi;
let person: TestClient;
let ledgerId: string;

beforeAll(async () => {
  api = await TestApi.start();
  person = await api.client().register();
  ledgerId = person.user.ledgers[0]?.id as string;
  await withoutLimits(api.config.databaseUrl, fill);
}, 120_000);
afterAll(() => api.stop());

describe('in a ledger of 50,000 titles', () => {
  it.each(['', 't', 'title', 'title 123', 'street 7', 'st', '99', 'nowhere', '%', '###'])(
    'titles that hold “%s” are found from a few of them',
    async (q) => {
      const scans = scansOf(await planOf(api.database, knownTitlesSql, [ledgerId, q, 8]));
      expect(readBy(scans)).toBeLessThan(5_000);
      expect(indexesOf(scans)).toEqual(expect.arrayContaining(['ix_expenses_spent_on', 'pk_expense_titles']));
    },
  );

  it('the latest expenses of a title are read, and no others', async () => {
    const scans = scansOf(await planOf(api.database, latestSql, [ledgerId, 'Title 123 Street 23', '']));
    expect(indexesOf(scans)).toEqual(['ix_expenses_title']);
    expect(readBy(scans)).toBe(4);
  });

  it('words that are in all titles are looked up in a few', async () => {
    const words = ['title', 'street', 'nowhere'];
    const scans = scansOf(await planOf(api.database, similarSql, [ledgerId, 'title 123 street', words]));
    expect(indexesOf(scans)).toEqual(
      expect.arrayContaining(['pk_expense_titles', 'ix_expenses_title', 'ix_expense_titles_search']),
    );
    expect(readBy(scans)).toBeLessThan(1_000);
  });

  it('a title that was used lately is found however common its words are', async () => {
    await person.record({ title: 'The Streets', spentOn: '2026-11-24' });
    const { body } = await person.get<KnownTitles>(`${person.ledger}/suggestions/titles?q=street`);
    expect(body.items.map(({ title }) => title)).toContain('The Streets');
  });

  it('two letters find the word that begins with them, in a title of long ago', async () => {
    await person.record({ title: 'My Xylophone', spentOn: '2009-11-24' });
    const { body } = await person.get<KnownTitles>(`${person.ledger}/suggestions/titles?q=xy`);
    expect(body.items).toMatchObject([{ title: 'My Xylophone' }]);
  });

  it('a title whose words were for everything gets no category, and a known one does', async () => {
    const ask = async (title: string) =>
      (await person.get<CategorySuggestion>(`${person.ledger}/suggestions/category?title=${title}`)).body.suggestion;
    expect(await ask('Old Title Street')).toBeNull();
    expect(await ask('Title 123 Street 23')).toMatchObject({ source: 'payee' });
  });
});

/** The nodes that read the expenses and the titles of the ledger. */
function scansOf(plan: Plan): Plan[] {
  return nodesOf(plan).filter(
    (node) => /^expense/.test(node['Relation Name'] ?? '') || /_expense/.test(node['Index Name'] ?? ''),
  );
}

const indexesOf = (scans: Plan[]) => [...new Set(scans.map((node) => node['Index Name']).filter(Boolean))];

/** Rows that were read, wanted or not. What an index gives to a bitmap are no rows yet, only where they are. */
function readBy(scans: Plan[]): number {
  expect(scans.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  return scans
    .filter((node) => node['Node Type'] !== 'Bitmap Index Scan')
    .reduce((sum, node) => {
      const unwanted = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
      return sum + (node['Actual Rows'] + unwanted) * node['Actual Loops'];
    }, 0);
}

/** The foreign keys hold by construction and are not checked; the titles are counted by their trigger. */
async function fill(client: Client): Promise<void> {
  await client.query('ALTER TABLE expenses DISABLE TRIGGER ALL');
  await client.query('ALTER TABLE expenses ENABLE TRIGGER USER');
  await client.query(
    `WITH of_ledger AS (SELECT array_agg(id ORDER BY position) AS ids FROM categories WHERE ledger_id = $1)
     INSERT INTO expenses (ledger_id, id, spent_on, title, amount_minor, currency, category_id)
     SELECT $1, gen_random_uuid(), date '2010-01-01' + (n % 6000)::int,
            'Title ' || n % $3::bigint || ' Street ' || n % 100, 1 + (n * 104729) % 20000, 'USD',
            ids[1 + (n % $3) % array_length(ids, 1)]
       FROM of_ledger, generate_series(1, $2::bigint) n`,
    [ledgerId, expenses, titles],
  );
  await client.query('ALTER TABLE expenses ENABLE TRIGGER ALL');
  await client.query('VACUUM (ANALYZE) expenses');
  await client.query('VACUUM (ANALYZE) expense_titles');
}
