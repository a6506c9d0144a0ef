import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../database/data-source-options.js';
import { createTestDatabase } from '../testing/test-database.js';
import type { DomainEvent } from './domain-event.js';
import { EventFlow } from './event-flow.js';
import { EventTransport } from './event-transport.js';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxRow } from './outbox-row.entity.js';
import { OutboxSignal } from './outbox-signal.js';

/** Keeps what is published; loses the confirmation of every event whose data says so, the first time. */
class RecordingTransport extends EventTransport {
  readonly isDurable = true;
  readonly published: string[] = [];

  publish(events: DomainEvent[]): Promise<Set<string>> {
    const confirmed = events.filter(({ id, data }) => !data['unconfirmed'] || this.published.includes(id));
    this.published.push(...events.map(({ id }) => id));
    return Promise.resolve(new Set(confirmed.map(({ id }) => id)));
  }

  inspect() {
    return Promise.resolve({ waiting: 0, isConsuming: true });
  }

  isConnected(): boolean {
    return true;
  }
}

let database: { url: string; drop: () => Promise<void> };
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource({
    ...dataSourceOptions(database.url, 14),
    entities: [OutboxRow],
  }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('the relay', () => {
  it('misses no event of ten writers whose transactions commit out of order', async () => {
    const transport = new RecordingTransport();
    const relay = new OutboxRelay(dataSource, transport, new OutboxSignal(), new EventFlow());
    const written = new Set<string>();
    let writing = true;
    const writers = Array.from({ length: 10 }, async (_, writer) => {
      for (let count = 0; count < 50; count += 1) {
        await dataSource.transaction(async (manager) => {
          const event = anEvent();
          written.add(event.eventId);
          await manager.insert(OutboxRow, event);
          await delay((writer * 7 + count * 3) % 11);
        });
      }
    });
    const relaying = (async () => {
      while (writing) await relay.relayRun();
    })();
    await Promise.all(writers);
    writing = false;
    await relaying;
    while ((await relay.relayRun()).published > 0);
    expect(written.size).toBe(500);
    expect([...transport.published].sort()).toEqual([...written].sort());
  });

  it('publishes in the order of the commits', async () => {
    const transport = new RecordingTransport();
    const events = Array.from({ length: 30 }, () => anEvent());
    for (const event of events) await dataSource.manager.insert(OutboxRow, event);
    await new OutboxRelay(dataSource, transport, new OutboxSignal(), new EventFlow()).relayRun();
    expect(transport.published).toEqual(events.map(({ eventId }) => eventId));
  });

  it('publishes again what was not confirmed, and only that', async () => {
    const transport = new RecordingTransport();
    const relay = new OutboxRelay(dataSource, transport, new OutboxSignal(), new EventFlow());
    const [sure, unsure] = [anEvent(), anEvent({ unconfirmed: true })];
    await dataSource.manager.insert(OutboxRow, [sure, unsure]);
    await relay.relayRun();
    await relay.relayRun();
    expect(transport.published).toEqual([sure.eventId, unsure.eventId, unsure.eventId]);
  });

  it('works in one process at a time', async () => {
    const transport = new RecordingTransport();
    const relays = Array.from(
      { length: 4 },
      () => new OutboxRelay(dataSource, transport, new OutboxSignal(), new EventFlow()),
    );
    await dataSource.manager.insert(
      OutboxRow,
      Array.from({ length: 100 }, () => anEvent()),
    );
    await Promise.all(relays.map((relay) => relay.relayRun()));
    expect(transport.published).toHaveLength(100);
  });
});

function anEvent(data: object = {}) {
  return { eventId: randomUUID(), type: 'thing.happened', version: 1, occurredAt: new Date(0), data };
}
