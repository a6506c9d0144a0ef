import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../calendar-date.js';
import { eventually } from '../testing/eventually.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { Expense } from './expense.dto.js';

/** Each summary beside the same counts and sums by hand, of every ledger. */
const summaries = {
  expense_categories: 'ledger_id, category_id, has_receipt',
  expense_days: 'ledger_id, spent_on, category_id, has_receipt',
  expense_months: 'ledger_id, month, category_id, has_receipt',
  expense_titles: 'ledger_id, title_key, category_id',
  expense_initials: 'ledger_id, initials',
  expense_amounts: 'ledger_id, bucket',
};

const live = `(SELECT ledger_id, spent_on, date_trunc('month', spent_on::timestamp)::date AS month, category_id,
                      has_receipt, title_key, left(title_key, 3) AS initials, amount_bucket(amount_minor) AS bucket, amount_minor
                 FROM expenses WHERE deleted_at IS NULL) live`;

let api: TestApi;
let people: TestClient[];

beforeAll(async () => {
  api = await TestApi.start();
  people = [await api.client().register(), await api.client().register()];
});
afterAll(() => api.stop());

describe('the summaries', () => {
  it.each([1, 20_261_124, 777])(
    'agree with the expenses after many changes, of which each is told once: seed %d',
    async (seed) => {
      const random = createRandom(seed);
      const worlds = await Promise.all(people.map((person) => openWorld(person, random)));
      for (let step = 0; step < 60; step += 1) {
        // Some at the same time, as people do.
        await Promise.all(worlds.map((world) => randomChange(world, random)));
        if (step % 10 === 9) await expectAgreement();
      }
      await expectAgreement();
      for (const world of worlds) {
        const { total, totalAmount } = await read<{ total: number; totalAmount: string }>(world.person, 'expenses');
        const [row] = await api.database.query(
          `SELECT count(*)::int AS total, coalesce(sum(amount_minor), 0)::text AS minor
             FROM expenses WHERE ledger_id = $1 AND deleted_at IS NULL`,
          [world.ledgerId],
        );
        expect({ total, minor: String(BigInt(totalAmount.replace('.', ''))) }).toEqual(row);
        await expectOneActivityEach(world);
      }
    },
    60_000,
  );

  it('are gone with their ledger, and with what was deleted in it', async () => {
    const person = await api.client().register();
    const { body } = await person.record();
    await person.record();
    await person.send('DELETE', `${person.ledger}/expenses/${body.id}`);
    const gone = await person.send('DELETE', '/api/me', { body: { password: 'correct horse battery' } });
    expect(gone.status).toBe(204);
    await expectAgreement();
    for (const table of ['expenses', ...Object.keys(summaries)]) {
      const rows = await api.database.query(`SELECT 1 FROM ${table} WHERE ledger_id = $1`, [
        person.user.ledgers[0]?.id,
      ]);
      expect([table, rows]).toEqual([table, []]);
    }
  });
});

interface World {
  person: TestClient;
  ledgerId: string;
  categoryIds: string[];
  ids: string[];
  /** How many activities the changes so far must have made, by type. */
  told: Record<string, number>;
}

async function openWorld(person: TestClient, random: () => number): Promise<World> {
  const { items } = await read<{ items: { id: string }[] }>(person, 'categories');
  const ledgerId = person.user.ledgers[0]?.id as string;
  const told = await countActivities(ledgerId);
  const world = { person, ledgerId, categoryIds: items.map(({ id }) => id).slice(0, 3), ids: [], told };
  for (let count = 0; count < 8; count += 1) await record(world, random);
  return world;
}

/** One request; what it changed is read from its answer. */
async function randomChange(world: World, random: () => number): Promise<void> {
  const { person, ids } = world;
  const path = `${person.ledger}/expenses`;
  const id = pick(ids, random);
  const some = [...new Set([pick(ids, random), pick(ids, random), pick(ids, random)])];
  switch (Math.floor(random() * 7)) {
    case 0:
      return record(world, random);
    case 1: {
      const before = await person.get<Expense>(`${path}/${id}`);
      const { status, body } = await person.send<Expense>('PATCH', `${path}/${id}`, { body: values(world, random) });
      return tell(world, 'updated', status === 200 ? body.version - before.body.version : 0);
    }
    case 2:
      return tell(world, 'deleted', (await person.send('DELETE', `${path}/${id}`)).status === 204 ? 1 : 0);
    case 3: {
      const isDeleted = (await person.get(`${path}/${id}`)).status === 404;
      await person.post(`${path}/${id}/restore`);
      return tell(world, 'restored', isDeleted ? 1 : 0);
    }
    case 4: {
      const items = some.map((one) => ({ id: one, categoryId: pick(world.categoryIds, random) }));
      const { body } = await person.send<{ items: { id: string; previousCategoryId: string }[] }>('PATCH', path, {
        body: { items },
      });
      const moved = body.items.filter(
        ({ id: one, previousCategoryId }) => items.find((item) => item.id === one)?.categoryId !== previousCategoryId,
      );
      return tell(world, 'updated', moved.length);
    }
    case 5: {
      const { body } = await person.post<{ ids: string[] }>(`${path}/delete`, {
        items: some.map((one) => ({ id: one })),
      });
      return tell(world, 'deleted', body.ids.length);
    }
    default: {
      const lying = await read<{ items: { id: string }[] }>(person, 'expenses/trash?pageSize=100');
      const { body } = await person.post<{ ids: string[] }>(`${path}/restore`, { ids: some });
      return tell(world, 'restored', body.ids.filter((one) => lying.items.some((item) => item.id === one)).length);
    }
  }
}

async function record(world: World, random: () => number): Promise<void> {
  const { body } = await world.person.post<Expense>(`${world.person.ledger}/expenses`, values(world, random));
  world.ids.push(body.id);
  tell(world, 'created', 1);
}

/** Few different ones, so that sums meet and part again; amounts of every size and both signs. */
function values({ categoryIds }: World, random: () => number) {
  const cents = Math.ceil(random() * 10 ** (1 + Math.floor(random() * 9)));
  return {
    title: pick(['Lunch', 'lunch', 'Lünch', 'Train', '日本語'], random),
    spentOn: addDays('2026-11-24', -Math.floor(random() * 4) * 15),
    amount: `${random() < 0.3 ? '-' : ''}${(cents / 100).toFixed(2)}`,
    categoryId: pick(categoryIds, random),
  };
}

async function expectAgreement(): Promise<void> {
  for (const [table, keys] of Object.entries(summaries)) {
    const counted = await api.database.query(
      `SELECT ${keys}, count(*)::int AS count, sum(amount_minor)::text AS sum FROM ${live} GROUP BY ${keys} ORDER BY ${keys}`,
    );
    const kept = await api.database.query(
      `SELECT ${keys}, count, sum_minor::text AS sum FROM ${table} ORDER BY ${keys}`,
    );
    expect([table, kept]).toEqual([table, counted]);
  }
}

async function expectOneActivityEach({ ledgerId, told }: World): Promise<void> {
  await eventually(async () => expect(await countActivities(ledgerId)).toEqual(told));
}

async function countActivities(ledgerId: string): Promise<Record<string, number>> {
  const rows: { type: string; count: number }[] = await api.database.query(
    `SELECT type, count(*)::int AS count FROM activities WHERE ledger_id = $1 AND type LIKE 'expense.%' GROUP BY type`,
    [ledgerId],
  );
  return Object.fromEntries(rows.map(({ type, count }) => [type, count]));
}

function tell({ told }: World, what: string, count: number): void {
  if (count > 0) told[`expense.${what}`] = (told[`expense.${what}`] ?? 0) + count;
}

async function read<T>(person: TestClient, path: string): Promise<T> {
  return (await person.get<T>(`${person.ledger}/${path}`)).body;
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
