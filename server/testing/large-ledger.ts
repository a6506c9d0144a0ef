import type { Client } from 'pg';

/** As a household's: of `days` days, and of `titles` titles of which a few are used most. */
const expensesSql = `
  WITH of_ledger AS (SELECT array_agg(id ORDER BY position) AS ids, count(*)::int AS count
                       FROM categories WHERE ledger_id = $1),
       drawn AS (SELECT n, floor($3::int ^ random())::int AS title FROM generate_series(1, $2::int) n)
  INSERT INTO expenses (ledger_id, id, spent_on, title, note, amount_minor, currency, category_id)
  SELECT $1, gen_random_uuid(), date '2010-11-24' + (n * 7919::bigint % 5844)::int,
         chr(97 + title % 26) || chr(97 + title / 26 % 26) || ' title ' || title,
         CASE WHEN n % 100 = 0 THEN 'note ' || n ELSE '' END,
         CASE WHEN n % 50 = 0 THEN 500 ELSE floor(10 ^ (1 + 4 * random()))::bigint + 1 END, 'USD',
         ids[1 + (title + CASE WHEN n % 7 = 0 THEN n ELSE 0 END) % count]
    FROM of_ledger, drawn`;

/**
 * Puts `size` expenses into a ledger. The triggers keep folded titles and summaries as always; foreign keys hold by
 * construction, and indexes are made afterwards, as both would take most of the time.
 */
export async function fillLedger(client: Client, ledgerId: string, size: number): Promise<void> {
  const keys = await definitions(client, keysSql);
  const indexes = await definitions(client, indexesSql);
  for (const { name } of keys) await client.query(`ALTER TABLE expenses DROP CONSTRAINT ${name}`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  await client.query(expensesSql, [ledgerId, size, 20_000]);
  for (const { definition } of indexes) await client.query(definition);
  for (const { name, definition } of keys) {
    await client.query(`ALTER TABLE expenses ADD CONSTRAINT ${name} ${definition} NOT VALID`);
  }
}

/** `count` more ledgers, each with the categories and as many of the expenses of another one. */
export async function addOtherLedgers(client: Client, like: string, count: number, expenses: number): Promise<void> {
  await client.query(
    `INSERT INTO ledgers (id, name, currency) SELECT md5('ledger ' || n)::uuid, 'Other', 'USD' FROM generate_series(1, $1) n`,
    [count],
  );
  await client.query(
    `INSERT INTO categories (ledger_id, id, name, color, icon, position)
     SELECT md5('ledger ' || n)::uuid, md5(n || c.id::text)::uuid, c.name, c.color, c.icon, c.position
       FROM categories c, generate_series(1, $2) n WHERE c.ledger_id = $1`,
    [like, count],
  );
  await client.query(
    `WITH copied AS (SELECT * FROM expenses WHERE ledger_id = $1 ORDER BY id LIMIT $3)
     INSERT INTO expenses (ledger_id, id, spent_on, title, note, amount_minor, currency, category_id)
     SELECT md5('ledger ' || n)::uuid, gen_random_uuid(), e.spent_on, e.title, e.note, e.amount_minor, e.currency,
            md5(n || e.category_id::text)::uuid
       FROM copied e, generate_series(1, $2) n`,
    [like, count, expenses],
  );
}

const keysSql = `
  SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
   WHERE conrelid = 'expenses'::regclass AND contype = 'f'`;

const indexesSql = `
  SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
   WHERE indrelid = 'expenses'::regclass AND NOT indisprimary`;

async function definitions(client: Client, sql: string): Promise<{ name: string; definition: string }[]> {
  return (await client.query<{ name: string; definition: string }>(sql)).rows;
}
