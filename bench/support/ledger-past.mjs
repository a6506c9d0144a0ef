import { randomUUID } from 'node:crypto';

/** An empty ledger, written to directly; its categories are made as they come up. */
export async function openLedger(database) {
  const ledgerId = randomUUID();
  const categories = new Map();
  await database.query(`INSERT INTO ledgers (id, name, currency) VALUES ($1, 'Bench', 'USD')`, [ledgerId]);

  async function categoryId(name) {
    if (!categories.has(name)) {
      const id = randomUUID();
      categories.set(name, id);
      await database.query(
        `INSERT INTO categories (ledger_id, id, name, color, icon, position) VALUES ($1, $2, $3, '#1c7ed6', 'tag', $4)`,
        [ledgerId, id, name, categories.size],
      );
    }
    return categories.get(name);
  }

  return {
    ledgerId,
    /** Records a purchase under the category that its person chose. */
    async record({ id, spentOn, title, amount, category }) {
      await database.query(
        `INSERT INTO expenses (ledger_id, id, spent_on, title, amount_minor, currency, category_id)
         VALUES ($1, $2, $3, $4, round($5::numeric * 100), 'USD', $6)`,
        [ledgerId, id, spentOn, title, amount, await categoryId(category)],
      );
    },
  };
}
