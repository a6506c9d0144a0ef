const MINE = `
  SELECT e.id, e.ledger_id AS "ledgerId", e.title, e.amount_minor::text AS "amountMinor", e.spent_on::text AS "spentOn",
         e.version, e.deleted_at IS NOT NULL AS "isDeleted"
    FROM expenses e WHERE e.ledger_id = ANY($1::uuid[])`;

/** I1: what was confirmed is there once, as the journal has it; nothing else is. @returns how many are lost and doubled */
export async function checkExpenses({ installation: { database }, traffic, verdict }) {
  const { journal, people } = traffic;
  const ledgers = new Map(people.map(({ name, ledgerId }) => [name, ledgerId]));
  const rows = await database.query(MINE, [[...ledgers.values()]]);
  const stored = new Map(rows.map((row) => [row.id, row]));
  const lost = [...journal.expenses.values()].filter(({ id, isSure }) => isSure && !stored.has(id));
  verdict.none(lost, 'I1: confirmed expense is lost');
  const titles = new Set();
  const doubled = rows.filter(({ id, title }) => !journal.expenses.has(id) || titles.size === titles.add(title).size);
  verdict.none(doubled, 'I1: expense is there that nobody recorded, or twice');
  const others = rows.filter((row) => {
    const known = journal.expenses.get(row.id);
    return known?.isSure && !isSame(row, known, ledgers);
  });
  verdict.none(others, 'I1: expense differs from what was confirmed');
  return { lost: lost.length + others.length, doubled: doubled.length };
}

function isSame(row, known, ledgers) {
  return (
    row.ledgerId === ledgers.get(known.owner) &&
    row.title === known.title &&
    row.amountMinor === String(Math.round(Number(known.amount) * 100)) &&
    row.spentOn === known.spentOn &&
    row.version === known.version &&
    row.isDeleted === known.isDeleted
  );
}

/** I1: what was refused had a reason; every outcome became known. */
export function checkOperations({ operations, verdict }) {
  verdict.none(
    operations.filter(({ outcome }) => outcome === 'refused').map(({ what }) => what),
    'I1: wrong answer',
  );
  verdict.none(
    operations.filter(({ outcome }) => outcome === 'unknown').map(({ what }) => what),
    'I1: outcome unknown to the end',
  );
}
