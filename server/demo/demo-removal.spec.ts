import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RegistrationService } from '../auth/registration.service.js';
import { TestApi } from '../testing/test-api.js';
import { DemoRemovalService } from './demo-removal.service.js';

let api: TestApi;
let removal: DemoRemovalService;

beforeAll(async () => {
  api = await TestApi.start();
  removal = api.app.get(DemoRemovalService);
});
afterAll(() => api.stop());

describe('the removal of expired demo accounts', () => {
  beforeEach(async () => {
    await openDemos(45);
    api.clock.set(new Date(Date.now() + 25 * 3_600_000).toISOString());
  });

  it('goes on until none is left', async () => {
    expect(await removal.removeExpired()).toBe(45);
    expect(await removal.removeExpired()).toBe(0);
    expect(await count('users')).toBe(0);
  });

  it('is committed in parts, so that a process that stops keeps what it has done', async () => {
    const stopping = new AbortController();
    const removing = removal.removeExpired(stopping.signal);
    stopping.abort();
    const removed = await removing;
    expect(removed).toBeGreaterThan(0);
    expect(removed).toBeLessThan(45);
    expect(await count('users')).toBe(45 - removed);
    expect(await removal.removeExpired(stopping.signal)).toBe(0);
    await removal.removeExpired();
  });

  it('takes each account once when two processes remove at the same time', async () => {
    const counts = await Promise.all([removal.removeExpired(), removal.removeExpired()]);
    expect(counts[0] + counts[1]).toBe(45);
    expect(await count('ledgers')).toBe(0);
  });

  it('leaves a ledger that somebody else owns too', async () => {
    const person = await api.client().register();
    const [{ id }] = await api.database.query(
      `INSERT INTO ledger_members (ledger_id, user_id, role)
       SELECT ledger_id, $1, 'owner' FROM ledger_members WHERE user_id <> $1 LIMIT 1 RETURNING ledger_id AS id`,
      [person.user.id],
    );
    await removal.removeExpired();
    expect(await api.database.query('SELECT id FROM ledgers ORDER BY created_at')).toContainEqual({ id });
    expect(await count('ledgers')).toBe(2);
  });
});

describe('every foreign key', () => {
  it('to users and ledgers is served by an index, so that a removal reads nothing but what it removes', async () => {
    // One that leaves out the rows without a key serves it too.
    const unserved = await api.database.query(
      `SELECT k.conname
         FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.contype = 'f' AND k.confrelid IN ('users'::regclass, 'ledgers'::regclass)
          AND NOT EXISTS (SELECT 1 FROM pg_index x
                           WHERE x.indrelid = k.conrelid AND x.indkey[0] = k.conkey[1]
                             AND coalesce(pg_get_expr(x.indpred, x.indrelid), '') IN ('', format('(%I IS NOT NULL)', a.attname)))`,
    );
    expect(unserved).toEqual([]);
  });
});

async function openDemos(wanted: number): Promise<void> {
  const registration = api.app.get(RegistrationService);
  for (let made = 0; made < wanted; made += 1)
    await registration.registerDemo(`demo-${randomUUID()}@demo.invalid`, undefined, {
      device: 'Test',
      // From one address only so many are opened in an hour.
      ip: `127.0.0.${made}`,
    });
}

async function count(table: string): Promise<number> {
  const [{ rows }] = await api.database.query(`SELECT count(*)::int AS rows FROM ${table}`);
  return rows;
}
