import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '../database/unit-of-work.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { type ExpenseDraft, insertExpenses } from './insert-expenses.js';

let api: TestApi;
let person: TestClient;
let draft: ExpenseDraft;

beforeAll(async () => {
  api = await TestApi.start();
  person = await api.client().register();
  const categoryId = await person.categoryId();
  draft = { id: randomUUID(), spentOn: '2026-11-23', title: 'Lunch', amountMinor: 1n, categoryId, note: '' };
});
afterAll(() => api.stop());

describe('inserting expenses', () => {
  it('stores text that means something in an array, and the largest amounts, as they are', async () => {
    const texts = ['NULL', '{a,"b"}', 'back\\slash', "it's", '日本語, ☕', ' "quoted" '];
    const amounts = [99_999_999_999_999n, -99_999_999_999_999n, 1n, -1n, 2n, 3n];
    const drafts = texts.map((title, index) => ({
      ...draft,
      id: randomUUID(),
      title,
      note: index === 0 ? '' : `${title}\n`,
      amountMinor: amounts[index] as bigint,
    }));
    await insert(drafts);
    const stored = await api.database.query(
      `SELECT title, note, amount_minor AS "amountMinor", currency, created_by AS "createdBy", spent_on AS "spentOn",
              created_at AS "createdAt", updated_at AS "updatedAt", version
         FROM expenses WHERE id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], id)`,
      [drafts.map(({ id }) => id)],
    );
    expect(stored).toEqual(
      drafts.map(({ title, note, amountMinor }) => ({
        title,
        note,
        amountMinor: amountMinor.toString(),
        currency: 'USD',
        createdBy: person.user.id,
        spentOn: '2026-11-23',
        createdAt: '2026-11-24T18:00:00.000Z',
        updatedAt: '2026-11-24T18:00:00.000Z',
        version: 1,
      })),
    );
  });

  it.each([
    ['fk_expenses_category', { categoryId: randomUUID() }],
    ['ck_expenses_amount', { amountMinor: 0n }],
    ['ck_expenses_title', { title: '' }],
  ])('stores none of them when one breaks %s', async (constraint, change) => {
    const [right, wrong] = [randomUUID(), randomUUID()];
    await expect(
      insert([
        { ...draft, id: right },
        { ...draft, id: wrong, ...change },
      ]),
    ).rejects.toMatchObject({
      driverError: { constraint },
    });
    expect(await api.database.query('SELECT 1 FROM expenses WHERE id = ANY($1::uuid[])', [[right, wrong]])).toEqual([]);
  });
});

async function insert(drafts: ExpenseDraft[]): Promise<void> {
  const actor = { userId: person.user.id, sessionId: null, device: null, ip: null };
  const ledgerId = person.user.ledgers[0]?.id as string;
  await api.app.get(UnitOfWork).inLedger(actor, ledgerId, (tx) => insertExpenses(tx, actor.userId, drafts));
}
