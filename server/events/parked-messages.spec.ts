import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../database/data-source-options.js';
import { anEvent } from '../testing/an-event.js';
import { createTestDatabase } from '../testing/test-database.js';
import { Inbox } from './inbox.js';
import { ParkedMessages } from './parked-messages.js';

let database: { url: string; drop: () => Promise<void> };
let dataSource: DataSource;
let parked: ParkedMessages;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url, 10)).initialize();
});
beforeEach(() => {
  parked = new ParkedMessages(dataSource);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('messages that are parked together', () => {
  it('are each kept once, equal ones as one', async () => {
    const contents = Array.from({ length: 120 }, (_, number) => Buffer.from(`garbage ${number % 100}`));
    const before = await parked.count();
    expect(await Promise.all(contents.map((content) => parked.store(aCopy({ content }))))).toEqual(
      contents.map(() => true),
    );
    expect(await parked.count()).toBe(before + 100);
  });

  it('do not suffer from one that cannot be stored', async () => {
    const before = await parked.count();
    const attempts = [1, 2 ** 40, 3];
    const outcomes = await Promise.allSettled(
      attempts.map((number) => parked.store(aCopy({ content: Buffer.from(randomUUID()), attempts: number }))),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await parked.count()).toBe(before + 2);
  });

  it('leave out the events that were handled after all', async () => {
    const [handled, open] = [anEvent('thing.happened', {}), anEvent('thing.happened', {})];
    await new Inbox(dataSource).handleOnce('activity', handled.id, async () => {});
    const store = (event: object) => parked.store(aCopy({ content: Buffer.from(JSON.stringify(event)) }));
    expect(await Promise.all([handled, open].map(store))).toEqual([false, true]);
    const noted = await dataSource.query(
      `SELECT event_id AS id, parked_reason AS reason FROM inbox WHERE parked_at IS NOT NULL AND event_id = ANY($1)`,
      [[handled.id, open.id]],
    );
    expect(noted).toEqual([{ id: open.id, reason: 'poisoned' }]);
  });

  it('keep every byte, up to what is kept of a long one', async () => {
    const content = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
    await Promise.all([parked.store(aCopy({ content })), parked.store(aCopy({ content: Buffer.from('short') }))]);
    const [row] = await dataSource.query(`SELECT content, content_bytes AS bytes FROM parked_messages
      WHERE content_bytes = 70000`);
    expect(row.bytes).toBe(70_000);
    expect(content.subarray(0, 65_536).equals(row.content)).toBe(true);
  });
});

const aCopy = (own: { content: Buffer; attempts?: number }) => ({
  consumer: 'activity',
  reason: 'poisoned',
  attempts: 1,
  ...own,
});
