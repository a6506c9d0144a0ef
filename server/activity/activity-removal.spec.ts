import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoRemovalService } from '../demo/demo-removal.service.js';
import type { DomainEvent } from '../events/domain-event.js';
import { eventually } from '../testing/eventually.js';
import { TestApi } from '../testing/test-api.js';
import type { User } from '../user/user.dto.js';
import { holdSubject } from './activity-subject.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

describe('the activities of a demo account', () => {
  it('go with it, those of others stay, and its end leaves none', async () => {
    const person = await api.client().register();
    await person.record();
    await openDemo();
    await eventually(async () => expect(await storedActivities()).toBe(6));
    await removeDemos();
    await eventually(async () => expect(await storedActivities()).toBe(3));
    await everythingConsumed();
    expect(await storedActivities()).toBe(3);
    expect(await api.database.query(`SELECT 1 FROM activities WHERE type = 'demo.removed'`)).toEqual([]);
  });

  it('do not come back by an event that arrives after its end', async () => {
    const { user, ledgerId } = await openDemo();
    await removeDemos();
    await everythingConsumed();
    const before = await storedActivities();
    for (const ofLedger of [null, ledgerId]) {
      await api.database.query(
        `INSERT INTO outbox (event_id, type, version, occurred_at, user_id, ledger_id, data)
         VALUES (gen_random_uuid(), 'user.registered', 1, now(), $1, $2, '{"email": "somebody@example.org"}')`,
        [user.id, ofLedger],
      );
    }
    await everythingConsumed();
    expect(await storedActivities()).toBe(before);
  });

  it.each(['user', 'ledger'])(
    'being stored, of its %s, hold the removal up, so that it misses none',
    async (subject) => {
      const { user, ledgerId } = await openDemo();
      await everythingConsumed();
      const event = { userId: user.id, ledgerId: subject === 'ledger' ? ledgerId : null } as DomainEvent;
      const removing = await api.database.transaction(async (manager) => {
        expect(await holdSubject(manager, event)).toBe(true);
        const removal = removeDemos();
        await eventually(async () => expect(await waitingForLocks()).toBe(1), 4_000);
        return { removal };
      });
      await removing.removal;
      expect(await api.database.query('SELECT 1 FROM users WHERE id = $1', [user.id])).toEqual([]);
    },
  );
});

async function openDemo(): Promise<{ user: User; ledgerId: string }> {
  const { body } = await api.client().post<{ user: User }>('/api/auth/demo');
  return { user: body.user, ledgerId: body.user.ledgers[0]?.id as string };
}

async function removeDemos(): Promise<void> {
  const now = api.clock.now().toISOString();
  api.clock.set(new Date(Date.now() + 25 * 3_600_000).toISOString());
  await api.app.get(DemoRemovalService).removeExpired();
  api.clock.set(now);
}

async function everythingConsumed(): Promise<void> {
  await eventually(async () => {
    const [{ waiting }] = await api.database.query(
      `SELECT count(*)::int AS waiting FROM outbox WHERE event_id NOT IN (SELECT event_id FROM inbox WHERE consumer = 'activity')`,
    );
    expect(waiting).toBe(0);
  });
}

/** Beside those of mails. */
async function storedActivities(): Promise<number> {
  const [{ stored }] = await api.database.query(
    `SELECT count(*)::int AS stored FROM activities WHERE type NOT LIKE 'email.%'`,
  );
  return stored;
}

async function waitingForLocks(): Promise<number> {
  const [{ waiting }] = await api.database.query(
    `SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return waiting;
}
