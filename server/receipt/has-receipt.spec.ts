import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TrashService } from '../expense/trash.service.js';
import { insertReceipt } from '../testing/receipt-scene.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { ReceiptPurger } from './receipt-purger.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

interface World {
  person: TestClient;
  expenses: string[];
  receipts: string[];
  categories: string[];
}

it.each([3, 20_261_127])(
  'an expense says that it has a receipt while one is filed with it, whatever happens to either: seed %d',
  async (seed) => {
    const random = createRandom(seed);
    const worlds = [await openWorld(), await openWorld()];
    for (let step = 0; step < 80; step += 1) {
      // Two at the same time in each ledger, as people do.
      await Promise.all([...worlds, ...worlds].map((world) => change(world, random)));
      if (step % 20 === 19) await purge(step > 40);
      if (step % 5 === 4) await expectAgreement();
    }
    const [{ count }] = await api.database.query('SELECT count(*)::int AS count FROM expenses WHERE has_receipt');
    expect(count).toBeGreaterThan(0);
    const [first] = worlds as [World];
    await first.person.send('DELETE', '/api/me', { body: { password: 'correct horse battery' } });
    await expectAgreement();
    const left = await api.database.query('SELECT 1 FROM receipts WHERE ledger_id = $1', [ledgerOf(first)]);
    expect(left).toEqual([]);
  },
  120_000,
);

const ledgerOf = ({ person }: World) => person.user.ledgers[0]?.id as string;

async function openWorld(): Promise<World> {
  const person = await api.client().register();
  const { body } = await person.get<{ items: { id: string }[] }>(`${person.ledger}/categories`);
  const world: World = { person, expenses: [], receipts: [], categories: body.items.map(({ id }) => id).slice(0, 4) };
  for (let count = 0; count < 5; count += 1) {
    world.receipts.push(await insertReceipt(api, person));
    world.expenses.push((await person.record({ categoryId: world.categories[0] as string })).body.id);
  }
  return world;
}

/** One request; whether it is refused does not matter. */
async function change(world: World, random: () => number): Promise<void> {
  const { person } = world;
  const [expense, receipt, categoryId] = [world.expenses, world.receipts, world.categories].map((list) =>
    pick(list, random),
  ) as [string, string, string];
  const [expenses, receipts] = [`${person.ledger}/expenses`, `${person.ledger}/receipts`];
  const requests: (() => Promise<unknown>)[] = [
    async () => {
      const { body } = await person.record({ categoryId, ...(random() < 0.7 ? { receiptId: receipt } : {}) });
      if (body.id) world.expenses.push(body.id);
    },
    () => person.send('PATCH', `${expenses}/${expense}`, { body: { receiptId: receipt, categoryId } }),
    () => person.send('PATCH', `${receipts}/${receipt}`, { body: { expenseId: random() < 0.3 ? null : expense } }),
    () => person.send('PATCH', `${receipts}/${receipt}`, { body: { expenseId: expense } }),
    () => person.send('DELETE', `${receipts}/${receipt}`),
    () => person.post(`${receipts}/${receipt}/restore`),
    () => person.send('DELETE', `${expenses}/${expense}`),
    () => person.post(`${expenses}/${expense}/restore`),
    () => person.post(`${expenses}/delete`, { items: [{ id: expense }] }),
    () => person.post(`${expenses}/restore`, { ids: [expense] }),
    async () => {
      const ids = [randomUUID(), randomUUID()];
      const parts = ids.map((id) => ({ id, title: 'Part', amount: '1.00', categoryId }));
      const body = { spentOn: '2026-11-23', amount: '2.00', parts };
      if ((await person.post(`${receipts}/${receipt}/split`, body)).status === 201) world.expenses.push(...ids);
    },
    async () => void world.receipts.push(await insertReceipt(api, person)),
  ];
  await pick(requests, random)();
}

/** Some of what was deleted goes for good, as if it had been long ago. */
async function purge(isAll: boolean): Promise<void> {
  const old = `SET deleted_at = deleted_at - interval '40 days' WHERE deleted_at IS NOT NULL`;
  await api.database.query(`UPDATE expenses ${old} ${isAll ? '' : `AND id::text < '8'`}`);
  await api.database.query(`UPDATE receipts ${old} ${isAll ? '' : `AND id::text < '8'`}`);
  await Promise.all([api.app.get(TrashService).purgeExpired(), api.app.get(ReceiptPurger).purgeExpired()]);
}

async function expectAgreement(): Promise<void> {
  const wrong = await api.database.query(
    `SELECT e.id, e.has_receipt FROM expenses e
      WHERE e.has_receipt <> (e.id IN (SELECT l.expense_id FROM receipt_expenses l, receipts r
                                        WHERE r.id = l.receipt_id AND r.deleted_at IS NULL))`,
  );
  expect(wrong).toEqual([]);
  const counted = await api.database.query(
    `SELECT ledger_id, has_receipt, count(*)::int FROM expenses WHERE deleted_at IS NULL GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  const kept = await api.database.query(
    `SELECT ledger_id, has_receipt, sum(count)::int AS count FROM expense_days GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  expect(kept).toEqual(counted);
}

const pick = <T>(of: T[], random: () => number): T => of[Math.floor(random() * of.length)] as T;

/** Park and Miller's generator: 0 <= value < 1. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
