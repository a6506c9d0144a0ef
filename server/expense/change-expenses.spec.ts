import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type LedgerTransaction, UnitOfWork } from '../database/unit-of-work.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { deleteExpenses, editExpense, recategorizeExpenses, restoreExpenses } from './change-expenses.js';
import type { Expense } from './expense.dto.js';

let api: TestApi;
let person: TestClient;
let expense: Expense;

beforeAll(async () => {
  api = await TestApi.start();
  person = await api.client().register();
});
afterAll(() => api.stop());
beforeEach(async () => {
  expense = (await person.record()).body;
});

const draft = () => ({ ...expense, amountMinor: 1n, categoryId: expense.category.id, title: 'changed' });

describe('a change of an expense', () => {
  it.each([
    ['an edit', async (tx: LedgerTransaction, seen: Expense) => (await editExpense(tx, seen, draft())) !== null],
    ['another category', async (tx, seen) => (await recategorizeExpenses(tx, [moved(seen)])).has(seen.id)],
    ['a deletion', async (tx, seen) => (await deleteExpenses(tx, [seen], person.user.id)).has(seen.id)],
  ] satisfies [string, (tx: LedgerTransaction, seen: Expense) => Promise<boolean>][])(
    'is made to the version it is based on, and to no other: %s',
    async (_, change) => {
      for (const version of [0, 2]) expect(await inLedger((tx) => change(tx, { ...expense, version }))).toBe(false);
      expect(await inLedger((tx) => change(tx, { ...expense, id: randomUUID() }))).toBe(false);
      expect(await stored()).toEqual({ title: 'Lunch', version: 1, isDeleted: false });
      expect(await inLedger((tx) => change(tx, expense))).toBe(true);
      expect(await stored()).toMatchObject({ version: 2 });
    },
  );

  it('is none to what lies in the trash, from where only what lies there is taken', async () => {
    const inTrash = { ...expense, version: 2 };
    expect(await inLedger((tx) => restoreExpenses(tx, [expense]))).toEqual(new Map());
    await inLedger((tx) => deleteExpenses(tx, [expense], person.user.id));
    expect(await inLedger((tx) => editExpense(tx, inTrash, draft()))).toBeNull();
    expect(await inLedger((tx) => recategorizeExpenses(tx, [moved(inTrash)]))).toEqual(new Map());
    expect(await inLedger((tx) => deleteExpenses(tx, [inTrash], person.user.id))).toEqual(new Map());
    expect(await inLedger((tx) => restoreExpenses(tx, [{ ...expense, version: 1 }]))).toEqual(new Map());
    expect(await stored()).toEqual({ title: 'Lunch', version: 2, isDeleted: true });
    expect((await inLedger((tx) => restoreExpenses(tx, [inTrash]))).get(expense.id)).toMatchObject({ version: 3 });
    expect(await stored()).toEqual({ title: 'Lunch', version: 3, isDeleted: false });
  });
});

const moved = ({ id, version, category }: Expense) => ({ id, version, categoryId: category.id });

function inLedger<T>(work: (tx: LedgerTransaction) => Promise<T>): Promise<T> {
  const actor = { userId: person.user.id, sessionId: null, device: null, ip: null };
  return api.app.get(UnitOfWork).inLedger(actor, person.user.ledgers[0]?.id as string, work);
}

async function stored(): Promise<unknown> {
  const [row] = await api.database.query(
    `SELECT title, version, deleted_at IS NOT NULL AS "isDeleted" FROM expenses WHERE id = $1`,
    [expense.id],
  );
  return row;
}
