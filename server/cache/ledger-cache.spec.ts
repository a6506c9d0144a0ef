import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { statementsOf } from '../testing/statement-log.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { ExpensePage } from '../expense/expense.dto.js';
import type { SummaryReport } from '../report/summary.dto.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
});

describe('a cached read', () => {
  it('is answered without the database’s rows until something changes', async () => {
    await person.record({ title: 'before' });
    await person.get(`${person.ledger}/expenses`);
    // Behind the unit of work's back, so the version stays: only a cached answer still has the old title.
    await api.database.query(`UPDATE expenses SET title = 'behind' WHERE title = 'before'`);
    expect(await titles()).toEqual(['before']);
    await person.record({ title: 'after' });
    expect((await titles()).sort()).toEqual(['after', 'behind']);
  });

  it('carries the version as ETag, and 304 while it holds', async () => {
    const path = `${person.ledger}/reports/by-category`;
    const first = await person.get(path);
    const etag = first.headers.get('etag') as string;
    const again = await person.get(path, { 'if-none-match': etag });
    expect([again.status, again.body]).toEqual([304, '']);
    await person.record();
    const changed = await person.get(path, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('is unchanged for whoever has any answer at all', async () => {
    const { status } = await person.get(`${person.ledger}/expenses`, { 'if-none-match': '*' });
    expect(status).toBe(304);
  });

  it('is not unchanged when the query is refused', async () => {
    const path = `${person.ledger}/expenses`;
    const etag = (await person.get(path)).headers.get('etag') as string;
    for (const header of [etag, '*']) {
      expect((await person.get(`${path}?page=-1`, { 'if-none-match': header })).status).toBe(400);
    }
  });

  it('costs no query of its own while it is unchanged, nor when it is cached', async () => {
    await person.record();
    const path = `${person.ledger}/expenses?q=lunch`;
    const reads = async (headers: Record<string, string> = {}) => {
      const statements = await statementsOf(api.database, () => person.get(path, headers));
      return statements.filter(({ text }) => /\bexpense(s|_\w+)\b/.test(text)).length;
    };
    expect(await reads()).toBe(2);
    expect(await reads()).toBe(0);
    await person.record();
    const etag = (await person.get(`${path}&page=1`)).headers.get('etag') as string;
    expect(await reads({ 'if-none-match': etag })).toBe(2);
    await person.record();
    const own = (await person.get(path)).headers.get('etag') as string;
    expect(await reads({ 'if-none-match': `"other", ${own}` })).toBe(0);
  });

  it('is not unchanged, and not the same, on another day of the caller’s calendar', async () => {
    const path = `${person.ledger}/reports/summary?period=current-month`;
    await person.record({ spentOn: '2026-11-23' });
    api.clock.set('2026-12-01T07:59:00Z');
    const november = await person.get<SummaryReport>(path);
    expect(november.body.count).toBe(1);
    api.clock.set('2026-12-01T08:01:00Z');
    const december = await person.get<SummaryReport>(path, { 'if-none-match': november.headers.get('etag') as string });
    expect([december.status, december.body.count]).toEqual([200, 0]);
    api.clock.set('2026-11-24T18:00:00Z');
  });

  it('is each member’s own where their days differ', async () => {
    const east = await api.client().register({ timeZone: 'Pacific/Kiritimati' });
    await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'owner')`, [
      person.user.ledgers[0]?.id,
      east.user.id,
    ]);
    await person.record({ spentOn: '2026-11-23' });
    api.clock.set('2026-11-30T12:00:00Z');
    const path = `${person.ledger}/expenses?period=current-month`;
    const totals = [];
    for (const member of [person, east, person]) totals.push((await member.get<ExpensePage>(path)).body.total);
    expect(totals).toEqual([1, 0, 1]);
    api.clock.set('2026-11-24T18:00:00Z');
  });

  it('is nobody else’s: two people who ask for the same path of their own ledgers', async () => {
    const other = await api.client().register();
    await person.record({ title: 'mine' });
    await other.record({ title: 'theirs' });
    const etag = (await person.get(`${person.ledger}/expenses`)).headers.get('etag') as string;
    const answer = await other.get(`${other.ledger}/expenses`, { 'if-none-match': etag });
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toContain('mine');
  });

  it('is kept by no browser and by no proxy', async () => {
    const { headers } = await person.get(`${person.ledger}/expenses`);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('vary')).toContain('Cookie');
  });

  it('does not keep a refused query', async () => {
    expect((await person.get(`${person.ledger}/expenses?page=0`)).status).toBe(400);
    expect((await person.get(`${person.ledger}/expenses?page=0`)).status).toBe(400);
  });
});

async function titles(): Promise<string[]> {
  const { body } = await person.get<{ items: { title: string }[] }>(`${person.ledger}/expenses`);
  return body.items.map(({ title }) => title);
}
