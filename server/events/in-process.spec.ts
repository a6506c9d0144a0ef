import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { breakActivities } from '../testing/faulty-activities.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { OutboxReconciler } from './outbox-reconciler.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start({ RABBITMQ_URL: undefined, EVENT_RETRY_DELAYS_MS: '50,100,200' });
  await breakActivities(api.database, 2);
  person = await api.client().register();
});
afterAll(() => api.stop());

describe('with nothing configured', () => {
  it('a handler that fails twice succeeds at a later attempt', async () => {
    await person.record({ title: 'flaky' });
    await eventually(async () => expect(await storedTimes('flaky')).toBe(1));
    const [{ last }] = await api.database.query(`SELECT last_value::int AS last FROM attempts`);
    // More when it was first tried together with others.
    expect(last).toBeGreaterThanOrEqual(3);
  });

  it('an event nobody can handle is parked with its reason, and does not hold up the next one', async () => {
    await person.record({ title: 'poison' });
    await person.record({ title: 'healthy' });
    await eventually(async () => expect(await storedTimes('healthy')).toBe(1));
    await eventually(async () => expect(await parked()).toEqual([{ consumer: 'activity', reason: 'poisoned' }]));
    expect(await storedTimes('poison')).toBe(0);
  });

  it('what not everyone has had stays in the outbox, however old it is', async () => {
    await eventually(async () => expect(await storedTimes('healthy')).toBe(1));
    const count = async () => {
      const [{ count }] = await api.database.query(`SELECT count(*)::int AS count FROM outbox`);
      return count;
    };
    await api.database.query(`DELETE FROM activities WHERE type = 'user.registered'`);
    const [{ unhandled }] = await api.database.query(
      `WITH gone AS (DELETE FROM inbox WHERE event_id IN (SELECT event_id FROM outbox WHERE type = 'user.registered') RETURNING event_id)
       SELECT count(DISTINCT event_id)::int AS unhandled FROM gone`,
    );
    await api.database.query(`UPDATE outbox SET published_at = published_at - interval '2 days'`);
    // Nothing is old enough to be sent again, so only the removal is left to look at.
    await api.app.get(OutboxReconciler).reconcile(3 * 86_400);
    expect(await count()).toBe(unhandled + (await parked()).length);
    await api.app.get(OutboxReconciler).reconcile(60);
    await eventually(async () => expect(await countMissing()).toBe(0));
  });

  it('a parked event is not sent again by itself, one that went missing is', async () => {
    await person.record({ title: 'missed' });
    await eventually(async () => expect(await storedTimes('missed')).toBe(1));
    await api.database.query(`UPDATE outbox SET published_at = published_at - interval '2 minutes'`);
    const { rowCount } = await loseInboxRowOf('missed');
    expect(rowCount).toBe(1);
    await eventually(async () => expect(await api.app.get(OutboxReconciler).reconcile(60)).toBe(1));
    await eventually(async () => expect(await storedTimes('missed')).toBe(1));
    expect(await parked()).toHaveLength(1);
    expect(await api.app.get(OutboxReconciler).reconcile(60)).toBe(0);
  });
});

async function storedTimes(title: string): Promise<number> {
  const [{ count }] = await api.database.query(
    `SELECT count(*)::int AS count FROM activities WHERE data->'expense'->>'title' = $1`,
    [title],
  );
  return count;
}

async function countMissing(): Promise<number> {
  const [{ count }] = await api.database.query(
    `SELECT count(*)::int AS count FROM outbox WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.event_id = outbox.event_id)`,
  );
  return count;
}

const parked = () =>
  api.database.query(`SELECT consumer, parked_reason AS reason FROM inbox WHERE parked_at IS NOT NULL`);

/** As if its delivery had been lost with the broker: neither the effect nor the inbox row was committed. */
async function loseInboxRowOf(title: string): Promise<{ rowCount: number }> {
  await api.database.query(`DELETE FROM activities WHERE data->'expense'->>'title' = $1`, [title]);
  const [, rowCount] = await api.database.query(
    `DELETE FROM inbox WHERE consumer = 'activity'
        AND event_id IN (SELECT event_id FROM outbox WHERE data->'expense'->>'title' = $1)`,
    [title],
  );
  return { rowCount };
}
