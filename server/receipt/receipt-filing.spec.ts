import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Expense } from '../expense/expense.dto.js';
import { aReading, readBy, readReceipt } from '../testing/receipt-scene.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { Receipt } from './receipt.dto.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start({ RABBITMQ_URL: undefined });
});
afterAll(() => api.stop());
beforeEach(async () => {
  readBy(api, () => Promise.resolve(aReading()));
  person = await api.client().register();
});

/** Moves the clock, by milliseconds. */
const waitFor = (time: number) => api.clock.set(new Date(api.clock.now().getTime() + time).toISOString());
const path = (id = '') => `${person.ledger}/receipts${id && `/${id}`}`;
const get = async (id: string) => (await person.get<Receipt>(path(id))).body;
const getExpense = async (id: string) => (await person.get<Expense>(`${person.ledger}/expenses/${id}`)).body;

async function eventsOf(receiptId: string): Promise<string[]> {
  const rows: { type: string }[] = await api.database.query(
    `SELECT type FROM outbox WHERE data #>> '{receipt,id}' = $1 ORDER BY id`,
    [receiptId],
  );
  return rows.map(({ type }) => type);
}

describe('filing', () => {
  it('with a new expense is one change, shown on both sides', async () => {
    const { id } = await readReceipt(person);
    const { body: expense } = await person.record({ receiptId: id });
    expect(expense.receipts).toEqual([{ id, mediaType: 'image/jpeg' }]);
    expect((await getExpense(expense.id)).receipts).toEqual(expense.receipts);
    expect(await get(id)).toMatchObject({ expenseId: expense.id, expenseIds: [expense.id] });
    const { body: page } = await person.get<{ items: Expense[] }>(`${person.ledger}/expenses?hasReceipt=true`);
    expect(page.items).toEqual([expense]);
    expect(await eventsOf(id)).toEqual(['receipt.uploaded', 'receipt.read', 'receipt.filed']);
  });

  it('with an expense there is, instead of another one, and with none', async () => {
    const { id } = await readReceipt(person);
    const [{ body: a }, { body: b }] = [await person.record(), await person.record()];
    const file = (expenseId: string | null) => person.send<Receipt>('PATCH', path(id), { body: { expenseId } });
    expect((await file(a.id.toUpperCase())).body.expenseIds).toEqual([a.id]);
    expect((await file(b.id)).body.expenseIds).toEqual([b.id]);
    expect((await getExpense(a.id)).receipts).toEqual([]);
    expect((await file(b.id)).body.expenseIds).toEqual([b.id]);
    expect((await file(null)).body.expenseIds).toEqual([]);
    expect((await getExpense(b.id)).receipts).toEqual([]);
    const filings = ['filed', 'unfiled', 'filed', 'unfiled'].map((what) => `receipt.${what}`);
    expect((await eventsOf(id)).slice(2)).toEqual(filings);
  });

  it('is taken back from one of several expenses, and from none that does not have it', async () => {
    const { id } = await readReceipt(person);
    const [{ body: a }, { body: b }] = [await person.record({ receiptId: id }), await person.record({ receiptId: id })];
    const takeOff = (expenseId: string) => person.send('DELETE', `${path(id)}/expenses/${expenseId}`);
    expect((await takeOff(a.id)).status).toBe(204);
    expect((await get(id)).expenseIds).toEqual([b.id]);
    expect((await getExpense(a.id)).receipts).toEqual([]);
    expect((await takeOff(a.id)).status).toBe(404);
    expect((await takeOff(randomUUID())).status).toBe(404);
    expect((await getExpense(b.id)).receipts).toHaveLength(1);
    expect((await eventsOf(id)).filter((type) => type === 'receipt.unfiled')).toHaveLength(1);
  });

  it('by an edit of the expense keeps what it has, and edits nothing when that is all', async () => {
    const [first, second] = [await readReceipt(person), await readReceipt(person)];
    const { body: expense } = await person.record({ receiptId: first.id });
    const edit = (body: object) => person.send<Expense>('PATCH', `${person.ledger}/expenses/${expense.id}`, { body });
    const { body: filed } = await edit({ receiptId: second.id });
    expect(filed.receipts.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    expect(filed.version).toBe(expense.version);
    const { body: edited } = await edit({ receiptId: second.id, title: 'Other' });
    expect([edited.title, edited.version, edited.receipts.length]).toEqual(['Other', expense.version + 1, 2]);
  });

  it('refuses what is not of this ledger, deleted or nonsense', async () => {
    const other = await api.client().register();
    const [own, theirs] = [await readReceipt(person), await readReceipt(other)];
    const { body: foreign } = await other.record();
    const { body: expense } = await person.record();
    for (const receiptId of [theirs.id, randomUUID()]) {
      const { status, body } = await person.record({ receiptId });
      expect([status, body]).toMatchObject([422, { errors: [{ field: 'receiptId' }] }]);
      const edit = await person.send('PATCH', `${person.ledger}/expenses/${expense.id}`, { body: { receiptId } });
      expect(edit.status).toBe(422);
    }
    const file = (id: string, expenseId: unknown) => person.send('PATCH', path(id), { body: { expenseId } });
    expect((await file(own.id, foreign.id)).status).toBe(422);
    expect((await file(own.id, 'x')).status).toBe(400);
    expect((await file(own.id, undefined)).status).toBe(400);
    expect((await file(theirs.id, null)).status).toBe(404);
    await person.send('DELETE', path(own.id));
    expect((await person.record({ receiptId: own.id })).status).toBe(422);
    expect((await person.get<{ total: number }>(`${person.ledger}/expenses`)).body.total).toBe(1);
  });
});

describe('a split', () => {
  const split = (id: string, body: object) => person.post<{ items: Expense[] }>(`${path(id)}/split`, body);

  it('makes an expense of each part that share the receipt, once', async () => {
    const { id } = await readReceipt(person);
    const [food, health] = [await person.categoryId('Food'), await person.categoryId('Health')];
    const parts = [
      { id: randomUUID(), title: 'Beans', amount: '10.00', categoryId: food },
      { id: randomUUID(), title: 'Cups', amount: '5.50', categoryId: health, note: 'two' },
    ];
    const body = { spentOn: '2026-11-23', amount: '15.50', parts };
    const { status, body: made } = await split(id, body);
    expect(status).toBe(201);
    expect(made.items.map(({ title, amount, note }) => [title, amount, note])).toEqual([
      ['Beans', '10.00', ''],
      ['Cups', '5.50', 'two'],
    ]);
    expect(made.items.every(({ receipts }) => receipts[0]?.id === id)).toBe(true);
    expect((await get(id)).expenseIds).toEqual(made.items.map((expense) => expense.id));
    expect((await split(id, body)).body).toEqual(made);
    expect((await split(id, { ...body, parts: parts.map(({ id: _id, ...part }) => part) })).body).toMatchObject({
      code: 'receipt_filed',
    });
    expect((await person.get<{ total: number }>(`${person.ledger}/expenses`)).body.total).toBe(2);
  });

  it('that does not add up, or has a part that is wrong, makes nothing', async () => {
    const { id } = await readReceipt(person);
    const categoryId = await person.categoryId();
    const other = await api.client().register();
    const part = (amount: string, overrides = {}) => ({ title: 'Part', amount, categoryId, ...overrides });
    const whole = { spentOn: '2026-11-23', amount: '3.00' };
    const expectRefusal = async (body: object, status: number, field: string) => {
      const answer = await split(id, { ...whole, ...body });
      expect([answer.status, answer.body]).toMatchObject([status, { errors: [{ field }] }]);
    };
    await expectRefusal({ parts: [part('1.00'), part('2.01')] }, 400, 'amount');
    await expectRefusal({ parts: [part('3.00')] }, 400, 'parts');
    await expectRefusal({ parts: [part('1.00'), part('2')], spentOn: '2030-01-01' }, 400, 'spentOn');
    await expectRefusal({ parts: [part('1.00'), part('x')] }, 400, 'parts.1.amount');
    await expectRefusal({ parts: [part('1.00'), part('2.00', { title: '' })] }, 400, 'parts.1.title');
    const foreign = await other.categoryId();
    await expectRefusal({ parts: [part('1.00', { categoryId: foreign }), part('2.00')] }, 422, 'parts.0.categoryId');
    expect((await split(randomUUID(), { ...whole, parts: [part('1.00'), part('2.00')] })).status).toBe(404);
    expect((await person.get<{ total: number }>(`${person.ledger}/expenses`)).body.total).toBe(0);
  });
});

describe('what a person corrects', () => {
  const read = (merchant: string) =>
    readBy(api, () => {
      const { fields } = aReading();
      return Promise.resolve(
        aReading({ fields: { ...fields, merchant: { value: merchant, confidence: 0.6, boxes: [] } } }),
      );
    });

  it('is remembered for the merchant, also where one letter is read otherwise', async () => {
    read('C0FFEE HOUSE SDN BHD');
    const { id } = await readReceipt(person);
    const categoryId = await person.categoryId('Health');
    await person.record({ receiptId: id, title: 'Coffee House', amount: '15.50', categoryId });
    const [{ corrections }] = await api.database.query('SELECT corrections FROM receipts WHERE id = $1', [id]);
    expect(corrections).toEqual({ merchant: { read: 'C0FFEE HOUSE SDN BHD', chosen: 'Coffee House' } });
    read('COFFEE HOUSE SDN BHD');
    const { fields } = await readReceipt(person);
    expect(fields.merchant).toMatchObject({ value: 'Coffee House', readAs: 'COFFEE HOUSE SDN BHD', confidence: 0.95 });
    expect(fields.category).toMatchObject({ value: categoryId, name: 'Health' });
    expect(fields.category?.reason).toContain('You chose Health');
    read('ANOTHER SHOP');
    expect((await readReceipt(person)).fields.merchant).toMatchObject({ value: 'ANOTHER SHOP', readAs: null });
  });

  const edit = (id: string, body: object) => person.send('PATCH', `${person.ledger}/expenses/${id}`, { body });

  it('is remembered also when it is corrected later', async () => {
    read('TEA R00M');
    const { id } = await readReceipt(person);
    const { body: expense } = await person.record({ receiptId: id, title: 'TEA R00M', amount: '15.50' });
    await edit(expense.id, { title: 'Tea Room', amount: '15.60' });
    const [{ corrections }] = await api.database.query('SELECT corrections FROM receipts WHERE id = $1', [id]);
    expect(corrections).toMatchObject({
      merchant: { read: 'TEA R00M', chosen: 'Tea Room' },
      total: { read: '15.50', chosen: '15.60' },
    });
    expect((await readReceipt(person)).fields.merchant).toMatchObject({ value: 'Tea Room', readAs: 'TEA R00M' });
  });

  it('is forgotten when it is taken back, and not taught again by an edit of something else', async () => {
    read('TEA R00M');
    const { id } = await readReceipt(person);
    const { body: first } = await person.record({ receiptId: id, title: 'Tea Room', amount: '15.50' });
    const { id: other } = await readReceipt(person);
    const { body: second } = await person.record({ receiptId: other, title: 'Tea House', amount: '15.50' });
    await edit(first.id, { note: 'with Ada' });
    expect((await readReceipt(person)).fields.merchant).toMatchObject({ value: 'Tea House' });
    await edit(second.id, { title: 'TEA R00M' });
    expect((await readReceipt(person)).fields.merchant).toMatchObject({ value: 'TEA R00M', readAs: null });
  });

  it('of an expense that was there before the receipt, or is a part of it, says nothing about the merchant', async () => {
    read('TEA ROOM');
    const { body: party } = await person.record({ title: 'Party' });
    const first = await readReceipt(person);
    waitFor(1_000);
    await edit(party.id, { receiptId: first.id });
    await edit(party.id, { title: 'Birthday' });
    const second = await readReceipt(person);
    const parts = [1, 2].map((part) => ({ title: `Part ${part}`, amount: `${part}.00` }));
    const categoryId = await person.categoryId();
    const { body } = await person.post<{ items: Expense[] }>(`${path(second.id)}/split`, {
      spentOn: '2026-11-23',
      amount: '3.00',
      parts: parts.map((part) => ({ ...part, categoryId })),
    });
    await edit(body.items[0]?.id as string, { title: 'Leaves' });
    expect((await readReceipt(person)).fields.merchant).toMatchObject({ value: 'TEA ROOM', readAs: null });
  });

  it('outlasts the category that was chosen, as a title', async () => {
    read('TEA ROOM');
    const { id } = await readReceipt(person);
    const categoryId = await person.categoryId('Health');
    await person.record({ receiptId: id, title: 'Tea', categoryId });
    const food = await person.categoryId('Food');
    const gone = await person.send('DELETE', `${person.ledger}/categories/${categoryId}?moveTo=${food}`);
    expect(gone.status).toBeLessThan(300);
    const { fields } = await readReceipt(person);
    expect(fields.merchant?.value).toBe('Tea');
    expect(fields.category?.value).toBe(food);
    expect(fields.category?.reason).not.toContain('You chose');
  });

  it('is nobody else’s', async () => {
    read('TEA ROOM');
    const { id } = await readReceipt(person);
    await person.record({ receiptId: id, title: 'Tea' });
    person = await api.client().register();
    expect((await readReceipt(person)).fields.merchant).toMatchObject({ value: 'TEA ROOM', readAs: null });
  });
});
