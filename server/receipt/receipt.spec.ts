import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Expense } from '../expense/expense.dto.js';
import { aReading, aReceiptPicture, readBy, readReceipt, settled, upload } from '../testing/receipt-scene.js';
import { eventually } from '../testing/eventually.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { Receipt, ReceiptPage } from './receipt.dto.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start({ RABBITMQ_URL: undefined, RECEIPT_QUOTA_MB: 1 });
});
afterAll(() => api.stop());
beforeEach(async () => {
  readBy(api, () => Promise.resolve(aReading()));
  person = await api.client().register();
});

const path = (id = '') => `${person.ledger}/receipts${id && `/${id}`}`;
const list = async (query = '') => (await person.get<ReceiptPage>(`${path()}${query}`)).body;
const getExpense = async (id: string) => (await person.get<Expense>(`${person.ledger}/expenses/${id}`)).body;

/** Moves the clock, by milliseconds. */
const waitFor = (time: number) => api.clock.set(new Date(api.clock.now().getTime() + time).toISOString());

async function eventsOf(receiptId: string): Promise<string[]> {
  const rows: { type: string }[] = await api.database.query(
    `SELECT type FROM outbox WHERE data #>> '{receipt,id}' = $1 ORDER BY id`,
    [receiptId],
  );
  return rows.map(({ type }) => type);
}

describe('an upload', () => {
  it('is kept, read, and answered with all that was found', async () => {
    const { status, body } = await upload(person, await aReceiptPicture(), 'Café bill.png.jpg');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      originalName: 'Café bill.png.jpg',
      mediaType: 'image/jpeg',
      pages: 1,
      expenseId: null,
      expenseIds: [],
      error: null,
      isDuplicate: false,
      uploadedBy: person.user.email,
    });
    // By then somebody may be at it already.
    expect(['uploaded', 'reading', 'read']).toContain(body.status);
    expect(body.byteSize).toBeGreaterThan(100);
    const receipt = await settled(person, body.id);
    const { text, lines, isBalanced } = aReading();
    expect(receipt).toMatchObject({ status: 'read', progress: 100, attempts: 1, text, lines, isBalanced });
    expect(receipt.fields.merchant).toMatchObject({ value: 'COFFEE HOUSE', confidence: 0.9, readAs: null });
    expect(receipt.fields.total?.boxes).toHaveLength(1);
    expect(receipt.readAt).toBe(api.clock.now().toISOString());
    expect(await eventsOf(body.id)).toEqual(['receipt.uploaded', 'receipt.read']);
  });

  it('of the same file is answered with the receipt there is, once deleted with a new one', async () => {
    const file = await aReceiptPicture();
    const { body: first } = await upload(person, file, 'first.jpg');
    const { status, body: second } = await upload(person, file, 'second.jpg');
    expect([status, second.id, second.isDuplicate, second.originalName]).toEqual([200, first.id, true, 'first.jpg']);
    await person.send('DELETE', path(first.id));
    const { status: after, body: third } = await upload(person, file, 'third.jpg');
    expect([after, third.isDuplicate]).toEqual([201, false]);
    expect((await person.post(`${path(first.id)}/restore`)).body).toMatchObject({ code: 'receipt_duplicate' });
  });

  it('of the same file six times at once makes one receipt, and leaves the files of one', async () => {
    const file = await aReceiptPicture();
    const answers = await Promise.all(Array.from({ length: 6 }, () => upload(person, file)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(5).fill(200), 201]);
    expect((await list()).total).toBe(1);
    const folder = join(api.config.dataDir, 'receipts', person.user.ledgers[0]?.id as string);
    expect((await readdir(folder)).length).toBe(1);
  });

  it('in another ledger is another receipt', async () => {
    const file = await aReceiptPicture();
    const other = await api.client().register();
    const { body } = await upload(person, file);
    const { status, body: theirs } = await upload(other, file);
    expect([status, theirs.isDuplicate]).toEqual([201, false]);
    expect(theirs.id).not.toBe(body.id);
  });

  it.each([
    ['text', Buffer.from('hello'), 'a.jpg', 415],
    ['nothing', Buffer.alloc(0), 'a.jpg', 415],
  ])('of %s is refused at its field, and leaves nothing', async (_, file, name, wanted) => {
    const { status, body } = await upload<{ errors: { field: string }[] }>(person, file, name);
    expect([status, body.errors[0]?.field]).toEqual([wanted, 'file']);
    expect((await list()).total).toBe(0);
  });

  it('without a form, or by a viewer, is refused', async () => {
    expect((await person.post(path(), { file: 'x' })).status).toBe(400);
    await api.database.query(`UPDATE ledger_members SET role = 'viewer' WHERE user_id = $1`, [person.user.id]);
    expect((await upload(person)).status).toBe(403);
  });

  it('beyond what the ledger may keep is refused, deleted ones counted, and told in the list', async () => {
    const { body } = await upload(person);
    await api.database.query('UPDATE receipts SET byte_size = $2 WHERE id = $1', [body.id, 1024 * 1024 - 10]);
    await person.send('DELETE', path(body.id));
    const { status, body: problem } = await upload<{ code: string; detail: string }>(person);
    expect([status, problem.code]).toEqual([413, 'receipt_quota']);
    expect(problem.detail).toContain('1 MB');
    expect(await list()).toMatchObject({ total: 0, usedBytes: 1024 * 1024 - 10, quotaBytes: 1024 * 1024 });
  });
});

describe('the list', () => {
  it('shows the latest first, by status, filing and words of the text', async () => {
    const texts = ['Crème brûlée 9.00', 'Train to Zürich', 'Tea 100% green'];
    const ids: string[] = [];
    for (const text of texts) {
      readBy(api, () => Promise.resolve(aReading({ text: `SHOP\n${text}\nTOTAL` })));
      ids.unshift((await readReceipt(person)).id);
      waitFor(1_000);
    }
    const idsOf = async (query: string) => (await list(query)).items.map(({ id }) => id);
    expect(await idsOf('')).toEqual(ids);
    expect(await idsOf('?pageSize=1&page=2')).toEqual([ids[1]]);
    expect(await idsOf('?q=CREME brul')).toEqual([ids[2]]);
    expect(await idsOf('?q=100%25')).toEqual([ids[0]]);
    expect(await idsOf('?q=coffee house')).toEqual(ids);
    expect(await idsOf('?status=failed')).toEqual([]);
    const { body: expense } = await person.record({ receiptId: ids[1] as string });
    expect(await idsOf('?unfiled=true')).toEqual([ids[0], ids[2]]);
    expect(await idsOf('?unfiled=false')).toEqual([ids[1]]);
    const page = await list('?q=zurich&page=1');
    expect(page).toMatchObject({ total: 1, unfiledTotal: 2 });
    expect(page.items[0]).toMatchObject({ excerpt: 'Train to Zürich', expenseId: expense.id });
    expect(page.items[0]).not.toHaveProperty('text');
    expect(await list('?page=9')).toMatchObject({ items: [], total: 3 });
    await person.send('DELETE', `${person.ledger}/expenses/${expense.id}`);
    expect((await list('?unfiled=true')).total).toBe(3);
  });

  it.each(['status=lost', 'unfiled=maybe', 'pageSize=0', 'x=1'])('refuses %s', async (query) => {
    expect((await person.get(`${path()}?${query}`)).status).toBe(400);
  });
});

describe('a deletion', () => {
  it('takes the receipt off its expense, and can be taken back for a day', async () => {
    const { id } = await readReceipt(person);
    const { body: expense } = await person.record({ receiptId: id });
    expect((await person.send('DELETE', path(id))).status).toBe(204);
    expect((await person.send('DELETE', path(id))).status).toBe(404);
    for (const what of ['', '/file', '/thumbnail', '/preview']) {
      expect((await person.get(path(id) + what)).status).toBe(404);
    }
    expect((await getExpense(expense.id)).receipts).toEqual([]);
    const { status, body } = await person.post<Receipt>(`${path(id)}/restore`);
    expect([status, body.expenseId, body.status]).toEqual([200, expense.id, 'read']);
    expect((await getExpense(expense.id)).receipts).toHaveLength(1);
    expect((await eventsOf(id)).slice(-2)).toEqual(['receipt.deleted', 'receipt.restored']);
    await person.send('DELETE', path(id));
    waitFor(24 * 3_600_000 + 1);
    expect((await person.post(`${path(id)}/restore`)).status).toBe(404);
  });
});

it('is told in the activity feed, kind by kind', async () => {
  const { id } = await readReceipt(person);
  await person.record({ receiptId: id });
  await eventually(async () => {
    const { body } = await person.get<{ items: { type: string }[] }>('/api/activity?kind=expense');
    expect(body.items.map(({ type }) => type).sort()).toEqual(
      ['expense.created', 'receipt.filed', 'receipt.read', 'receipt.uploaded'].sort(),
    );
  });
});
