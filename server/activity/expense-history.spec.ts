import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExpenseHistory } from '../expense/expense-changes.dto.js';
import type { Expense } from '../expense/expense.dto.js';
import { TrashService } from '../expense/trash.service.js';
import { eventually } from '../testing/eventually.js';
import { nodesOf, planOf, rowsOf } from '../testing/query-plan.js';
import { TestApi } from '../testing/test-api.js';
import type { Answer, TestClient } from '../testing/test-client.js';
import { wholeIndexes } from '../testing/whole-indexes.js';
import { withoutLimits } from '../testing/without-limits.js';
import { expenseHistorySql } from './expense-history-sql.js';

let api: TestApi;
let person: TestClient;
let guest: TestClient;
let expense: Expense;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.clock.set('2026-11-24T18:00:00Z');
  person = await api.client().register({ name: 'Ada' });
  guest = await api.client().register({ name: 'Grace' });
  await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'editor')`, [
    person.user.ledgers[0]?.id,
    guest.user.id,
  ]);
  expense = (await person.record({ title: 'Lunch' })).body;
});

describe('the history of an expense', () => {
  it('tells who did what, the latest first, also from the trash', async () => {
    api.clock.set('2026-11-24T19:00:00Z');
    await edit(guest, { categoryId: await person.categoryId('Travel'), note: 'by train', amount: '13.34' });
    await edit(person, { title: 'Ticket', spentOn: '2026-11-22', note: '' });
    await person.send('DELETE', pathOf(expense.id));
    await guest.post(`${pathOf(expense.id)}/restore`);
    await person.send('DELETE', pathOf(expense.id));
    const items = await historyOf(6);
    const [you, grace] = [
      { id: expect.any(String), by: 'Ada', isYou: true, occurredAt: '2026-11-24T19:00:00.000Z' },
      { id: expect.any(String), by: 'Grace', isYou: false, occurredAt: '2026-11-24T19:00:00.000Z' },
    ];
    expect(items).toEqual([
      { ...you, type: 'expense.deleted', changes: [] },
      { ...grace, type: 'expense.restored', changes: [] },
      { ...you, type: 'expense.deleted', changes: [] },
      {
        ...you,
        type: 'expense.updated',
        changes: [
          { field: 'spentOn', from: '2026-11-23', to: '2026-11-22' },
          { field: 'title', from: 'Lunch', to: 'Ticket' },
          { field: 'note', from: 'by train', to: null },
        ],
      },
      {
        ...grace,
        type: 'expense.updated',
        changes: [
          { field: 'amount', from: '12.34', to: '13.34' },
          { field: 'category', from: 'Food', to: 'Travel' },
          { field: 'note', from: null, to: 'by train' },
        ],
      },
      {
        ...you,
        occurredAt: '2026-11-24T18:00:00.000Z',
        type: 'expense.created',
        changes: [
          { field: 'spentOn', from: null, to: '2026-11-23' },
          { field: 'title', from: null, to: 'Lunch' },
          { field: 'amount', from: null, to: '12.34' },
          { field: 'category', from: null, to: 'Food' },
        ],
      },
    ]);
    const { body } = await history(guest);
    expect(body.items.map(({ isYou }) => isYou)).toEqual([false, true, false, false, true, false]);
  });

  it('tells of changes of several at once', async () => {
    const items = [{ id: expense.id, categoryId: await person.categoryId('Health') }];
    await person.send('PATCH', `${person.ledger}/expenses`, { body: { items } });
    expect((await historyOf(2))[0]).toMatchObject({
      type: 'expense.updated',
      changes: [{ field: 'category', from: 'Food', to: 'Health' }],
    });
  });

  it('names nobody whose account is gone', async () => {
    await edit(guest, { title: 'Dinner' });
    await historyOf(2);
    await guest.send('DELETE', '/api/me', { body: { password: 'correct horse battery' } });
    expect((await historyOf(2))[0]).toMatchObject({ type: 'expense.updated', by: null, isYou: false });
  });

  it('is empty until the first activity arrives, and stays after the trash was emptied', async () => {
    const id = randomUUID();
    await api.database.query(
      `INSERT INTO expenses (ledger_id, id, spent_on, title, amount_minor, currency, category_id)
       SELECT ledger_id, $2, spent_on, title, amount_minor, currency, category_id FROM expenses WHERE id = $1`,
      [expense.id, id],
    );
    expect(await history(person, id)).toMatchObject({ status: 200, body: { items: [] } });
    await person.send('DELETE', pathOf(expense.id));
    await historyOf(2);
    api.clock.set('2026-12-25T18:00:00Z');
    await api.app.get(TrashService).purgeExpired();
    api.clock.set('2026-11-24T18:00:00Z');
    await historyOf(2);
  });

  it('is not there for what never was, nor for others', async () => {
    await historyOf(1);
    const stranger = await api.client().register();
    expect((await history(person, randomUUID())).status).toBe(404);
    expect((await history(person, 'not-a-uuid')).status).toBe(404);
    expect((await history(stranger)).status).toBe(404);
    expect((await stranger.get(`${stranger.ledger}/expenses/${expense.id}/history`)).status).toBe(404);
  });

  it('reads no more of a ledger with 50,000 activities than its own', async () => {
    const ledgerId = person.user.ledgers[0]?.id;
    await historyOf(1);
    await withoutLimits(api.config.databaseUrl, async (client) => {
      await client.query(
        `INSERT INTO activities (id, type, occurred_at, user_id, ledger_id, sequence, data)
         SELECT gen_random_uuid(), 'expense.created', timestamptz '2026-11-24T18:00:00Z', $2, $1, n,
                jsonb_build_object('expense', jsonb_build_object('id', gen_random_uuid()))
           FROM generate_series(1, 50000) n`,
        [ledgerId, person.user.id],
      );
      await client.query('VACUUM ANALYZE activities');
    });
    const plan = nodesOf(await planOf(api.database, expenseHistorySql, [ledgerId, expense.id]));
    const scans = plan.filter((node) => node['Relation Name']?.startsWith('activities'));
    const whole = await wholeIndexes(api.database);
    const inIndex = plan.filter((node) => whole.get(node['Index Name'] ?? '') === 'ix_activities_expense');
    expect(rowsOf(inIndex)).toBe(1);
    // The other partitions are all but empty, and read as such.
    for (const scan of scans) expect(scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0)).toBeLessThan(20);
  });
});

const pathOf = (id: string) => `${person.ledger}/expenses/${id}`;

function edit(by: TestClient, body: object): Promise<Answer<unknown>> {
  return by.send('PATCH', pathOf(expense.id), { body });
}

function history(as: TestClient, id = expense.id): Promise<Answer<ExpenseHistory>> {
  return as.get<ExpenseHistory>(`${pathOf(id)}/history`);
}

/** Once so many entries have arrived. */
async function historyOf(count: number): Promise<ExpenseHistory['items']> {
  return eventually(async () => {
    const { body } = await history(person);
    expect(body.items).toHaveLength(count);
    return body.items;
  });
}
