const part = 100_000;

/** $1 ledger, $2 and $3 the numbers of the first and the last one. */
const expensesSql = `
  WITH categories AS (SELECT array_agg(id ORDER BY position) AS ids FROM categories WHERE ledger_id = $1),
       words AS (
         SELECT regexp_split_to_array('Fresh Old Big Little Corner Green Blue City Garden Family Morning Night Happy Royal Golden
                                 Silver Quick Slow North South East West Grand Sunny Rainy Quiet Busy Tiny Giant Local
                                 Modern Classic Organic Daily Weekly Monthly Summer Winter Spring Autumn', '\\s+') AS adjectives,
                regexp_split_to_array('Market Bakery Café Pizza Sushi Burger Tea Coffee Bookshop Pharmacy Cinema Theatre Museum
                                 Taxi Bus Train Flight Hotel Hostel Fuel Parking Gym Pool Doctor Dentist Optician Hardware
                                 Flowers Toys Shoes Clothes Phone Internet Power Water Gas Rent Insurance Haircut Laundry
                                 Groceries Fish Butcher Cheese Wine Beer Juice Ice Kiosk Post', '\\s+') AS nouns,
                regexp_split_to_array('Berlin Lisbon Paris Oslo Rome Vienna Prague Dublin Athens Madrid', '\\s+') AS places),
       drawn AS (
         SELECT n, floor(20000 ^ random())::int AS title, random() AS category,
                exp(7.5 + 1.1 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())) AS amount
           FROM generate_series($2::bigint, $3::bigint) n)
  INSERT INTO expenses (ledger_id, id, spent_on, title, note, amount_minor, currency, category_id)
  SELECT $1, gen_random_uuid(), date '2010-11-24' + (n * 7919 % 5844)::int,
         adjectives[1 + title * 7 % 40] || ' ' || nouns[1 + title / 40 % 50] || ' ' || places[1 + title / 2000 % 10],
         CASE WHEN n % 50 = 0 THEN 'with ' || adjectives[1 + n / 50 % 40] || ' friends, receipt ' || n ELSE '' END,
         CASE WHEN n % 4 = 0 THEN greatest(100, round(amount / 100) * 100) ELSE greatest(1, amount) END::bigint, 'USD',
         ids[1 + CASE WHEN n % 10 = 0 THEN floor(category * 18) ELSE title * 31 % 18 END::int]
    FROM categories, words, drawn`;

/** A new account, and its ledger by HTTP. */
export async function registerAccount(url) {
  const response = await fetch(`${url}/api/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: `bench-${crypto.randomUUID()}@example.org`, password: crypto.randomUUID() }),
  });
  const { user } = await response.json();
  const cookie = response.headers.getSetCookie()[0].split(';')[0];
  const ledgerId = user.ledgers[0].id;
  return {
    ledgerId,
    cookie,
    async json(path) {
      const answer = await fetch(`${url}/api/ledgers/${ledgerId}${path}`, { headers: { cookie } });
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      return answer.json();
    },
    async get(path, headers = {}) {
      const answer = await fetch(`${url}/api/ledgers/${ledgerId}${path}`, { headers: { cookie, ...headers } });
      if (answer.status !== 200 && answer.status !== 304) throw new Error(`${path} answered ${answer.status}`);
      await answer.arrayBuffer();
      return answer;
    },
  };
}

/**
 * Puts `size` expenses into the account's ledger without going through the API. They look like a household's: sixteen
 * years, 18 categories, 20,000 titles of which a few are used most and which mostly keep to one category, amounts around
 * 18 with some large ones and many round ones, a note at one of fifty. The triggers keep folded titles and summaries, the foreign keys hold by construction.
 */
export async function fillLedger(client, account, size) {
  await withoutForeignKeys(client, async () => {
    await client.query(
      `INSERT INTO categories (ledger_id, id, name, color, icon, position)
       SELECT $1, gen_random_uuid(), 'Category ' || n, '#1c7ed6', 'tag', 100 + n
         FROM generate_series(1, 18 - (SELECT count(*)::int FROM categories WHERE ledger_id = $1)) n`,
      [account.ledgerId],
    );
    for (let from = 1; from <= size; from += part) {
      await client.query(expensesSql, [account.ledgerId, from, Math.min(size, from + part - 1)]);
    }
  });
  await client.query('VACUUM (ANALYZE)');
  let version = 0;
  return {
    ...account,
    size,
    /** As a write does: every cached answer is out of date. */
    async touch() {
      const sql = 'UPDATE ledgers SET version = version + 1 WHERE id = $1 RETURNING version';
      ({ version } = (await client.query(sql, [account.ledgerId])).rows[0]);
    },
    /** `etag` as it is at the ledger's present version. */
    etagOf: (etag) => etag.replace(/^(W\/"\d+:[^:]+:)\d+/, `$1${version}`),
  };
}

async function withoutForeignKeys(client, work) {
  const { rows } = await client.query(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
      WHERE conrelid = 'expenses'::regclass AND contype = 'f'`,
  );
  for (const { name } of rows) await client.query(`ALTER TABLE expenses DROP CONSTRAINT ${name}`);
  await work();
  for (const { name, definition } of rows) {
    await client.query(`ALTER TABLE expenses ADD CONSTRAINT ${name} ${definition} NOT VALID`);
  }
}
