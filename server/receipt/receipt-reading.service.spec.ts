import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../events/domain-event.js';
import { ReceiptReadingError } from '../receipt-reading/receipt-reading-error.js';
import { ReceiptStoreUnavailableError } from '../receipt-store/receipt-store-problems.js';
import { ReceiptStore } from '../receipt-store/receipt-store.js';
import { eventually } from '../testing/eventually.js';
import { aReading, type Read, readBy, readReceipt, settled, upload } from '../testing/receipt-scene.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { Receipt } from './receipt.dto.js';
import { ReceiptReadingService } from './receipt-reading.service.js';
import { ReceiptRecovery } from './receipt-recovery.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start({ RABBITMQ_URL: undefined, EVENT_RETRY_DELAYS_MS: '10,20,30' });
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
});

const path = (id: string) => `${person.ledger}/receipts/${id}`;
const get = async (id: string) => (await person.get<Receipt>(path(id))).body;

/** A reader that counts, and answers when it is told to. */
function aSlowReader(): { calls: () => number; finish: (index?: number) => void } {
  const pending: (() => void)[] = [];
  readBy(api, () => new Promise((resolve) => pending.push(() => resolve(aReading()))));
  return { calls: () => pending.length, finish: (index = pending.length - 1) => pending[index]?.() };
}

/** The event that had the receipt read, as it may be delivered again. */
async function eventOf(id: string, type = 'receipt.uploaded'): Promise<DomainEvent> {
  const [row] = await api.database.query(
    `SELECT event_id AS id, type, version, occurred_at AS "occurredAt", user_id AS "userId", ledger_id AS "ledgerId",
            sequence::int, data FROM outbox WHERE data #>> '{receipt,id}' = $1 AND type = $2 ORDER BY id DESC LIMIT 1`,
    [id, type],
  );
  return row as DomainEvent;
}

const deliver = (event: DomainEvent) => api.app.get(ReceiptReadingService, { strict: false }).readReceipt(event);

async function typesOf(id: string): Promise<string[]> {
  const rows: { type: string }[] = await api.database.query(
    `SELECT type FROM outbox WHERE data #>> '{receipt,id}' = $1 ORDER BY id`,
    [id],
  );
  return rows.map(({ type }) => type.replace('receipt.', ''));
}

const isHandled = async ({ id }: DomainEvent) =>
  (
    await api.database.query(
      `SELECT 1 FROM inbox WHERE consumer = 'receipt' AND event_id = $1 AND handled_at IS NOT NULL`,
      [id],
    )
  ).length === 1;

/** As a process leaves it that was killed in the middle of a reading, which had begun so often. @returns its id. */
async function aReceiptCutShort(tries: number): Promise<string> {
  readBy(api, () => Promise.resolve(aReading()));
  const { id } = await readReceipt(person);
  await api.database.query(
    `UPDATE receipts SET status = 'reading', text = '', reading = NULL, read_at = NULL, tries = $2 WHERE id = $1`,
    [id, tries],
  );
  return id;
}

/** An event of this receipt that no consumer was given. */
async function anEvent(id: string): Promise<DomainEvent> {
  return {
    id: randomUUID(),
    type: 'receipt.uploaded',
    version: 1,
    occurredAt: api.clock.now().toISOString(),
    userId: person.user.id,
    ledgerId: person.user.ledgers[0]?.id as string,
    sequence: 1,
    data: { receipt: { id } },
  };
}

describe('an event that comes again', () => {
  it('while the receipt is read, or later, has it read once', async () => {
    const reader = aSlowReader();
    const { body } = await upload(person);
    await eventually(() => expect(reader.calls()).toBe(1));
    const again = deliver(await eventOf(body.id));
    reader.finish();
    await again;
    await deliver(await eventOf(body.id));
    expect(reader.calls()).toBe(1);
    expect(await get(body.id)).toMatchObject({ status: 'read', attempts: 1 });
    expect(await typesOf(body.id)).toEqual(['uploaded', 'read']);
  });

  it('finds a receipt that was cut short, and takes it up', async () => {
    const id = await aReceiptCutShort(1);
    await deliver(await anEvent(id));
    expect(await get(id)).toMatchObject({ status: 'read', attempts: 2, text: aReading().text });
  });

  it('gives up what is cut short each time, until somebody asks for it', async () => {
    const id = await aReceiptCutShort(3);
    await deliver(await anEvent(id));
    expect(await get(id)).toMatchObject({ status: 'failed', error: 'Reading it was cut short again and again.' });
    expect((await person.post(`${path(id)}/retry`)).status).toBe(202);
    expect(await settled(person, id)).toMatchObject({ status: 'read', error: null });
    expect(await typesOf(id)).toEqual(['uploaded', 'read', 'failed', 'reading-requested', 'read']);
  });
});

describe('what a reading finds', () => {
  it('is not heard when another one has begun since', async () => {
    const reader = aSlowReader();
    const { body } = await upload(person);
    await eventually(() => expect(reader.calls()).toBe(1));
    await api.database.query('UPDATE receipts SET attempts = attempts + 1 WHERE id = $1', [body.id]);
    reader.finish();
    const event = await eventOf(body.id);
    await eventually(async () => expect(await isHandled(event)).toBe(true));
    expect(await get(body.id)).toMatchObject({ status: 'reading', text: '' });
    expect(await typesOf(body.id)).toEqual(['uploaded']);
  });

  it('of a receipt that was deleted meanwhile is told to nobody, but there when it is restored', async () => {
    const reader = aSlowReader();
    const { body } = await upload(person);
    await eventually(() => expect(reader.calls()).toBe(1));
    await person.send('DELETE', path(body.id));
    reader.finish();
    const event = await eventOf(body.id);
    await eventually(async () => expect(await isHandled(event)).toBe(true));
    expect(await typesOf(body.id)).toEqual(['uploaded', 'deleted']);
    expect((await person.post<Receipt>(`${path(body.id)}/restore`)).body.status).toBe('read');
  });

  it('of a ledger that was removed meanwhile is dropped, and its event is done with', async () => {
    const reader = aSlowReader();
    const { body } = await upload(person);
    await eventually(() => expect(reader.calls()).toBe(1));
    const event = await eventOf(body.id);
    await person.send('DELETE', '/api/me', { body: { password: 'correct horse battery' } });
    reader.finish();
    await eventually(async () => expect(await isHandled(event)).toBe(true));
    expect(await api.database.query('SELECT 1 FROM receipts WHERE id = $1', [body.id])).toEqual([]);
  });

  it('may hold what the database takes in no text', async () => {
    readBy(api, () => Promise.resolve(aReading({ text: 'a\0b\ud800c' })));
    const { body } = await upload(person);
    expect((await settled(person, body.id)).text).toBe('ab\ufffdc');
  });

  it('is nothing like a receipt: then it has failed, and the text is kept', async () => {
    const { fields } = aReading();
    const nothing = { ...fields, merchant: null, date: null, total: null };
    readBy(api, () => Promise.resolve(aReading({ text: 'meow', fields: nothing, lines: [], quality: 'empty' })));
    const { body } = await upload(person);
    const error = 'Nothing on it looks like a receipt.';
    expect(await settled(person, body.id)).toMatchObject({ status: 'failed', error, text: 'meow' });
    const { data } = await eventOf(body.id, 'receipt.failed');
    expect(data).toMatchObject({ error, receipt: { id: body.id, merchant: null } });
  });
});

describe('a reading that fails', () => {
  const failing = (isTransient: boolean, times = Infinity): { calls: () => number } => {
    let calls = 0;
    const read: Read = async () => {
      calls += 1;
      if (calls <= times) throw new ReceiptReadingError('took too long', isTransient);
      return aReading();
    };
    readBy(api, read);
    return { calls: () => calls };
  };

  it('for good says why, and is tried once more when a person asks', async () => {
    const reader = failing(false, 1);
    const { body } = await upload(person);
    expect(await settled(person, body.id)).toMatchObject({ status: 'failed', error: 'The receipt took too long.' });
    expect(reader.calls()).toBe(1);
    const { status, body: moved } = await person.post<Receipt>(`${path(body.id)}/retry`);
    expect([status, moved.error]).toEqual([202, null]);
    expect(await settled(person, body.id)).toMatchObject({ status: 'read', error: null, attempts: 2 });
  });

  it('for now is tried three times', async () => {
    const reader = failing(true);
    const { body } = await upload(person);
    expect(await settled(person, body.id)).toMatchObject({ status: 'failed', attempts: 3 });
    expect(reader.calls()).toBe(3);
    expect(await typesOf(body.id)).toEqual(['uploaded', 'failed']);
    expect(await isHandled(await eventOf(body.id))).toBe(true);
  });

  it('for now, and then succeeds, has been read', async () => {
    failing(true, 2);
    const { body } = await upload(person);
    expect(await settled(person, body.id)).toMatchObject({ status: 'read', attempts: 3 });
  });

  it('because the store is away waits for it, however often, and counts that against nobody', async () => {
    const store = api.app.get(ReceiptStore, { strict: false });
    const { fetchTo } = store;
    let away = 6;
    store.fetchTo = (...file) =>
      (away -= 1) >= 0
        ? Promise.reject(new ReceiptStoreUnavailableError(new Error('away')))
        : fetchTo.apply(store, file);
    readBy(api, () => Promise.resolve(aReading()));
    const { body } = await upload(person);
    expect(await settled(person, body.id)).toMatchObject({ status: 'read', attempts: 7 });
    store.fetchTo = fetchTo;
    expect(await api.database.query('SELECT tries FROM receipts WHERE id = $1', [body.id])).toEqual([{ tries: 1 }]);
  });

  it('because its file is gone says so', async () => {
    const reader = aSlowReader();
    const { body } = await upload(person);
    await eventually(() => expect(reader.calls()).toBe(1));
    reader.finish();
    await settled(person, body.id);
    await rm(join(api.config.dataDir, 'receipts', person.user.ledgers[0]?.id as string), { recursive: true });
    await person.post(`${path(body.id)}/retry`);
    const after = await settled(person, body.id);
    expect(after).toMatchObject({ status: 'failed', error: 'Its file is missing where receipts are kept.' });
    // What was known of it still is.
    expect(after.fields.total?.value).toBe('15.50');
  });
});

describe('what was left lying', () => {
  it('is asked for again, once', async () => {
    const [left, fresh] = [await aReceiptCutShort(1), await aReceiptCutShort(1)];
    await api.database.query(`UPDATE receipts SET moved_at = moved_at - interval '11 minutes' WHERE id = $1`, [left]);
    const recovery = api.app.get(ReceiptRecovery, { strict: false });
    await Promise.all([recovery.requestOverdue(), recovery.requestOverdue()]);
    expect(await settled(person, left)).toMatchObject({ status: 'read' });
    expect(await typesOf(left)).toEqual(['uploaded', 'read', 'reading-requested', 'read']);
    expect(await get(fresh)).toMatchObject({ status: 'reading' });
  });
});

it('tells how far it is', async () => {
  let tell: (part: number) => void = () => undefined;
  let finish: () => void = () => undefined;
  readBy(api, (_file, _type, _context, onProgress) => {
    tell = onProgress ?? tell;
    return new Promise((resolve) => (finish = () => resolve(aReading())));
  });
  const { body } = await upload(person);
  await eventually(async () => {
    tell(0.42);
    expect(await get(body.id)).toMatchObject({ status: 'reading', progress: 42 });
  });
  finish();
  expect(await settled(person, body.id)).toMatchObject({ progress: 100 });
});
