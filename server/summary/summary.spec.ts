import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { MailIssueService } from '../mail-issue/mail-issue.service.js';
import { HighlightQueries } from '../report/highlight.queries.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { MonthFiguresQueries } from './month-figures.queries.js';
import { SubscriberQueries } from './subscriber.queries.js';
import { SummaryService } from './summary.service.js';

const LOS_ANGELES_DUE = '2026-12-01T16:00:00Z';

let api: TestApi;
let summaries: SummaryService;

beforeAll(async () => {
  api = await TestApi.start();
  summaries = service(new MonthFiguresQueries(api.database, highlights()));
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.clock.set('2026-11-24T18:00:00Z');
  await api.database.query('UPDATE users SET monthly_summary = false');
});

describe('monthly summaries', () => {
  it('are made from 8:00 on the first, by the clock of each person', async () => {
    const [american, indian] = [await subscriber(), await subscriber({ timeZone: 'Asia/Kolkata' })];
    api.clock.set('2026-12-01T02:29:59Z');
    expect(await summaries.issueDue()).toBe(0);
    api.clock.set('2026-12-01T02:30:00Z');
    expect(await summaries.issueDue()).toBe(1);
    expect(await issuedTo(american)).toEqual([]);
    api.clock.set(LOS_ANGELES_DUE);
    expect(await summaries.issueDue()).toBe(1);
    expect(await issuedTo(american)).toEqual([expect.objectContaining({ period: '2026-11' })]);
    expect(await issuedTo(indian)).toHaveLength(1);
  });

  it('are made once, also by two processes at the same time', async () => {
    const people = [await subscriber(), await subscriber(), await subscriber()];
    api.clock.set(LOS_ANGELES_DUE);
    const [one, other] = await Promise.all([summaries.issueDue(), summaries.issueDue()]);
    expect(one + other).toBe(3);
    for (const person of people) expect(await issuedTo(person)).toHaveLength(1);
    api.clock.set('2026-12-03T16:00:00Z');
    expect(await summaries.issueDue()).toBe(0);
  });

  it('make up for a process that was down, for five days', async () => {
    const person = await subscriber();
    api.clock.set('2026-12-06T16:00:00Z');
    expect(await summaries.issueDue()).toBe(0);
    api.clock.set('2026-12-06T15:59:59Z');
    expect(await summaries.issueDue()).toBe(1);
    expect(await issuedTo(person)).toHaveLength(1);
  });

  it('begin with the month in which somebody opts in', async () => {
    const person = await subscriber();
    api.clock.set('2026-11-25T18:00:00Z');
    expect(await summaries.issueDue()).toBe(0);
    await person.send('PATCH', '/api/me', { body: { monthlySummary: false } });
    api.clock.set(LOS_ANGELES_DUE);
    expect(await summaries.issueDue()).toBe(0);
    await person.send('PATCH', '/api/me', { body: { monthlySummary: true } });
    expect(await summaries.issueDue()).toBe(1);
  });

  it('go to nobody without a verified address, and to no demo', async () => {
    const [unverified, demo] = [await subscriber(), await subscriber()];
    await api.database.query('UPDATE users SET email_verified_at = NULL WHERE id = $1', [unverified.user.id]);
    await api.database.query('UPDATE users SET is_demo = true WHERE id = $1', [demo.user.id]);
    api.clock.set(LOS_ANGELES_DUE);
    expect(await summaries.issueDue()).toBe(0);
    await api.database.query('UPDATE users SET is_demo = false WHERE id = $1', [demo.user.id]);
  });

  it('are not made of two empty months', async () => {
    const person = await subscriber({}, []);
    await person.record({ spentOn: '2026-09-30' });
    api.clock.set(LOS_ANGELES_DUE);
    expect(await summaries.issueDue()).toBe(0);
    expect(await issuedTo(person)).toEqual([]);
  });

  it('wait alone when one cannot be made', async () => {
    const [hindered, next] = [await subscriber(), await subscriber()];
    class Failing extends MonthFiguresQueries {
      override async getFigures(userId: number, month: string) {
        if (userId === hindered.user.id) throw new Error('out of time');
        return super.getFigures(userId, month);
      }
    }
    api.clock.set(LOS_ANGELES_DUE);
    expect(await service(new Failing(api.database, highlights())).issueDue()).toBe(1);
    expect(await issuedTo(next)).toHaveLength(1);
    expect(await summaries.issueDue()).toBe(1);
    expect(await issuedTo(hindered)).toHaveLength(1);
  });

  it('stop when the process does', async () => {
    await subscriber();
    api.clock.set(LOS_ANGELES_DUE);
    expect(await summaries.issueDue(AbortSignal.abort())).toBe(0);
    expect(await summaries.issueDue()).toBe(1);
  });

  it('tell a ledger to everybody who may read it', async () => {
    const [owner, viewer] = [await subscriber(), await subscriber({}, [])];
    await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
      owner.user.ledgers[0]?.id,
      viewer.user.id,
    ]);
    api.clock.set(LOS_ANGELES_DUE);
    expect(await summaries.issueDue()).toBe(2);
    const [issue] = await issuedTo(viewer);
    expect(issue?.ledgers).toEqual([expect.objectContaining({ count: 1, total: '12.34' })]);
  });
});

/** As in the listener's process, which the API need not be. */
function service(figures: MonthFiguresQueries): SummaryService {
  const { app, database } = api;
  const subscribers = new SubscriberQueries(database);
  return new SummaryService(app.get(UnitOfWork), app.get(Clock), subscribers, figures, new MailIssueService());
}

/** A person with a verified address who wants the summary and has spent 12.34 on each of the days. */
async function subscriber(details: { timeZone?: string } = {}, days = ['2026-11-23']): Promise<TestClient> {
  const person = await api.client().register({ timeZone: 'America/Los_Angeles', ...details });
  for (const spentOn of days) await person.record({ spentOn });
  await api.database.query('UPDATE users SET email_verified_at = now() WHERE id = $1', [person.user.id]);
  const { status } = await person.send('PATCH', '/api/me', { body: { monthlySummary: true } });
  expect(status).toBe(200);
  return person;
}

async function issuedTo({ user }: TestClient): Promise<{ period: string; ledgers: unknown[] }[]> {
  const rows: { data: { period: string; ledgers: unknown[] } }[] = await api.database.query(
    `SELECT data FROM outbox WHERE type = 'summary.issued' AND user_id = $1`,
    [user.id],
  );
  return rows.map(({ data }) => data);
}

const highlights = () => api.app.get(HighlightQueries, { strict: false });
