import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { Actor } from './actor.js';
import { UnitOfWork } from './unit-of-work.js';

let api: TestApi;
let unitOfWork: UnitOfWork;
let person: TestClient;
let actor: Actor;
let ledgerId: string;

beforeAll(async () => {
  api = await TestApi.start();
  unitOfWork = api.app.get(UnitOfWork);
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
  actor = { userId: person.user.id, sessionId: null, device: null, ip: null };
  ledgerId = person.user.ledgers[0]?.id as string;
});

const category = { id: 'x', name: 'x', color: 'x', icon: 'x', parentId: null, isArchived: false };

describe('the unit of work', () => {
  it('leaves neither change, version nor event behind when its work fails', async () => {
    const before = await state();
    const work = unitOfWork.inLedger(actor, ledgerId, async (tx) => {
      tx.emit('category.created', { category });
      await tx.manager.query(`UPDATE ledgers SET name = 'changed' WHERE id = $1`, [ledgerId]);
      throw new Error('power cut');
    });
    await expect(work).rejects.toThrow('power cut');
    expect(await state()).toEqual(before);
  });

  it('gives a ledger’s changes one order without gaps, however many come at once', async () => {
    const versions = await Promise.all(
      Array.from({ length: 50 }, () =>
        unitOfWork.inLedger(actor, ledgerId, (tx) => {
          tx.emit('category.created', { category });
          return Promise.resolve(tx.version);
        }),
      ),
    );
    expect([...versions].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    const events: { sequence: number }[] = await api.database.query(
      `SELECT sequence::int FROM outbox WHERE ledger_id = $1 ORDER BY id`,
      [ledgerId],
    );
    // Committed one after another: the outbox has them in the order of their versions.
    expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('is closed to strangers and to those who may only look', async () => {
    const stranger = { ...actor, userId: (await api.client().register()).user.id };
    const attempt = unitOfWork.inLedger(stranger, ledgerId, () => Promise.resolve());
    await expect(attempt).rejects.toMatchObject({ status: 404 });
    await api.database.query(`UPDATE ledger_members SET role = 'viewer' WHERE ledger_id = $1`, [ledgerId]);
    await expect(unitOfWork.inLedger(actor, ledgerId, () => Promise.resolve())).rejects.toMatchObject({ status: 403 });
  });
});

describe('what a consumer does in a ledger', () => {
  it('has its place in the order of the ledger’s changes, and is about whom it is done for', async () => {
    const { version } = await unitOfWork.inLedger(actor, ledgerId, (tx) => Promise.resolve(tx));
    const done = await unitOfWork.forLedger(ledgerId, actor.userId, (tx) => {
      tx.emit('category.created', { category });
      return Promise.resolve([tx.version, tx.currency]);
    });
    expect(done).toEqual([version + 1, 'USD']);
    const events = await api.database.query(
      `SELECT user_id AS "userId", sequence::int FROM outbox WHERE ledger_id = $1`,
      [ledgerId],
    );
    expect(events).toEqual([{ userId: actor.userId, sequence: version + 1 }]);
  });

  it('is not done when the ledger is gone', async () => {
    await person.send('DELETE', '/api/me', { body: { password: 'correct horse battery' } });
    const work = unitOfWork.forLedger(ledgerId, actor.userId, () => Promise.reject(new Error('it is done')));
    expect(await work).toBeNull();
  });
});

async function state(): Promise<unknown> {
  return api.database.query(
    `SELECT name, version, (SELECT count(*) FROM outbox) AS events FROM ledgers WHERE id = $1`,
    [ledgerId],
  );
}
