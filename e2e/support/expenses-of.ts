import type { Expense } from '#server/expense/expense.dto.js';
import type { TestClient } from '#server/testing/test-client.js';

/** What the server has, the latest first. */
export async function expensesOf(person: TestClient): Promise<Expense[]> {
  return (await person.get<{ items: Expense[] }>(`${person.ledger}/expenses`)).body.items;
}
