const summaries = {
  expense_categories: ['category_id', 'has_receipt'],
  expense_days: ['spent_on', 'category_id', 'has_receipt'],
  expense_months: [`date_trunc('month', spent_on::timestamp)::date`, 'category_id', 'has_receipt'],
  expense_titles: ['title_key', 'category_id'],
  expense_initials: ['left(title_key, 3)'],
  expense_amounts: ['amount_bucket(amount_minor)'],
};
const NAMES = {
  [`date_trunc('month', spent_on::timestamp)::date`]: 'month',
  'left(title_key, 3)': 'initials',
  'amount_bucket(amount_minor)': 'bucket',
};

/** I6: the kept counts and sums are those of the rows, and what is answered is the same. */
export async function checkSummaries({ installation: { database }, traffic, verdict }) {
  const wrong = [];
  for (const [table, keys] of Object.entries(summaries)) {
    const kept = `SELECT ledger_id, ${keys.map((key) => NAMES[key] ?? key).join(', ')}, count, sum_minor FROM ${table}`;
    const counted = `
      SELECT ledger_id, ${keys.join(', ')}, count(*)::int AS count, sum(amount_minor) AS sum_minor
        FROM expenses WHERE deleted_at IS NULL GROUP BY ledger_id, ${keys.join(', ')}`;
    const rows = await database.query(`(${kept} EXCEPT ${counted}) UNION ALL (${counted} EXCEPT ${kept})`);
    wrong.push(...rows.map((row) => ({ table, ...row })));
  }
  verdict.none(wrong, 'I6: sum that is not that of its rows');
  verdict.none(await findWrongAnswers(database, traffic), 'I6: total that is not the sum of the rows');
}

async function findWrongAnswers(database, { people }) {
  const wrong = [];
  for (const person of people) {
    const [stored] = await database.query(
      `SELECT count(*)::int AS total, coalesce(sum(amount_minor), 0)::text AS minor
         FROM expenses WHERE ledger_id = $1 AND deleted_at IS NULL`,
      [person.ledgerId],
    );
    for (const api of [0, 1]) {
      const { body } = await person.send('GET', `${person.ledger}/expenses`, { api });
      const minor = String(Math.round(Number(body.totalAmount) * 100));
      if (body.total !== stored.total || minor !== stored.minor)
        wrong.push({ person: person.name, api, ...stored, answered: minor });
    }
  }
  return wrong;
}
