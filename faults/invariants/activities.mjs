const OF_EXPENSES = `
  SELECT data->'expense'->>'id' AS id, split_part(type, '.', 2) AS kind, count(*)::int AS count
    FROM activities WHERE ledger_id = ANY($1::uuid[]) AND type LIKE 'expense.%' GROUP BY 1, 2`;
const DOUBLED = `SELECT id FROM activities GROUP BY id HAVING count(*) > 1`;
const MISSING = `
  SELECT event_id, type FROM outbox
   WHERE NOT EXISTS (SELECT 1 FROM activities WHERE activities.id = outbox.event_id)
     AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.event_id = outbox.event_id AND inbox.parked_at IS NOT NULL)`;
const SEQUENCES = `
  SELECT a.ledger_id, a.sequence FROM activities a JOIN ledgers l ON l.id = a.ledger_id
   WHERE a.ledger_id = ANY($1::uuid[]) GROUP BY a.ledger_id, a.sequence, l.version
  HAVING count(*) > 1 OR a.sequence > l.version`;
const OF_PEOPLE = `
  SELECT users.email, activities.type, count(*)::int AS count
    FROM activities JOIN users ON users.id = activities.user_id
   WHERE activities.type IN ('user.updated', 'session.opened', 'session.closed') GROUP BY 1, 2`;

/** I2: a committed change and an activity: one for one. @returns how many are too many */
export async function checkActivities({ installation: { database }, traffic, verdict }) {
  const { journal, people } = traffic;
  const ledgers = people.map(({ ledgerId }) => ledgerId);
  const doubled = await database.query(DOUBLED);
  verdict.none(doubled, 'I2: activity is there twice');
  verdict.none(await database.query(MISSING), 'I2: event without an activity');
  verdict.none(await database.query(SEQUENCES, [ledgers]), "I6: ledger's version was given twice, or ran ahead");

  const counted = new Map();
  for (const { id, kind, count } of await database.query(OF_EXPENSES, [ledgers])) {
    counted.set(id, { ...counted.get(id), [kind]: count });
  }
  const wrong = [...journal.expenses.values()].filter(
    ({ id, changes, isSure }) => isSure && !isSame(counted.get(id), changes),
  );
  const differences = wrong.map(({ id, changes }) => ({ id, confirmed: changes, activities: counted.get(id) }));
  verdict.none(differences, 'I2: expense whose activities are not its changes');
  verdict.none(await countWrongPeople(database, traffic), 'I2: person whose activities are not what they did');
  return doubled.length;
}

const isSame = (activities = {}, changes) =>
  ['created', 'updated', 'deleted', 'restored'].every((kind) => (activities[kind] ?? 0) === (changes[kind] ?? 0));

async function countWrongPeople(database, { journal, people }) {
  const rows = await database.query(OF_PEOPLE);
  const wrong = [];
  for (const { owner, kind, ok, unknown } of journal.counts.values()) {
    const { email } = people.find(({ name }) => name === owner);
    const count = rows.find((row) => row.email === email && row.type === kind)?.count ?? 0;
    // Signing up opens the first session.
    const certain = ok + (kind === 'session.opened' ? 1 : 0);
    if (count < certain || count > certain + unknown) wrong.push({ owner, kind, count, certain, unknown });
  }
  return wrong;
}
