import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../database/data-source-options.js';
import { createTestDatabase } from '../testing/test-database.js';
import { anEvent } from '../testing/an-event.js';
import { Inbox } from './inbox.js';
import { ParkedMessages } from './parked-messages.js';

let database: { url: string; drop: () => Promise<void> };
let dataSource: DataSource;
let inbox: Inbox;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url, 10)).initialize();
  await dataSource.query('CREATE TABLE effects (event_id uuid)');
  inbox = new Inbox(dataSource);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('the inbox', () => {
  it('lets one of several concurrent deliveries have its effect', async () => {
    const events = Array.from({ length: 50 }, () => randomUUID());
    const deliveries = events.flatMap((id) => [id, id, id]);
    await Promise.all(deliveries.map((id) => inbox.handleOnce('test', id, (manager) => effect(manager, id))));
    expect(await countEffects(events)).toBe(50);
  });

  it('forgets an attempt that failed, effect and all', async () => {
    const id = randomUUID();
    const failing = inbox.handleOnce('test', id, async (manager) => {
      await effect(manager, id);
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(await countEffects([id])).toBe(0);
    await inbox.handleOnce('test', id, (manager) => effect(manager, id));
    expect(await countEffects([id])).toBe(1);
  });

  it('hands over to a waiting delivery when the first one fails', async () => {
    const id = randomUUID();
    const gate = new EventEmitter();
    const first = inbox.handleOnce('test', id, async () => {
      gate.emit('claimed');
      await delay(100);
      throw new Error('power cut');
    });
    await once(gate, 'claimed');
    const second = inbox.handleOnce('test', id, (manager) => effect(manager, id));
    await expect(first).rejects.toThrow('power cut');
    await second;
    expect(await countEffects([id])).toBe(1);
  });

  it('keeps consumers apart, and takes up a parked event when it is sent again', async () => {
    const id = randomUUID();
    await inbox.handleOnce('one', id, (manager) => effect(manager, id));
    expect(await park('two', id)).toBe(true);
    await inbox.handleOnce('two', id, (manager) => effect(manager, id));
    expect(await park('two', id)).toBe(false);
    expect(await countEffects([id])).toBe(2);
    const rows = await dataSource.query(`SELECT parked_at FROM inbox WHERE event_id = $1`, [id]);
    expect(rows).toEqual([{ parked_at: null }, { parked_at: null }]);
  });
});

async function effect(
  manager: { query: (sql: string, values: unknown[]) => Promise<unknown> },
  id: string,
): Promise<void> {
  await manager.query('INSERT INTO effects VALUES ($1)', [id]);
}

function park(consumer: string, id: string): Promise<boolean> {
  const content = Buffer.from(JSON.stringify(anEvent('thing.happened', {}, { id })));
  return new ParkedMessages(dataSource).store({ consumer, content, reason: 'no idea', attempts: 1 });
}

async function countEffects(events: string[]): Promise<number> {
  const [{ count }] = await dataSource.query(`SELECT count(*)::int AS count FROM effects WHERE event_id = ANY($1)`, [
    events,
  ]);
  return count;
}
