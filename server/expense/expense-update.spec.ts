import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { TestApi } from '../testing/test-api.js';
import type { Answer, TestClient } from '../testing/test-client.js';
import type { Expense } from './expense.dto.js';

let api: TestApi;
let person: TestClient;
let expense: Expense;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.clock.set('2026-11-24T18:00:00Z');
  person = await api.client().register();
  expense = (await person.record({ title: 'Lunch', note: 'with Ann' })).body;
});

describe('editing an expense', () => {
  it('changes what is given, leaves the rest, and tells of it once', async () => {
    api.clock.set('2026-11-24T19:00:00Z');
    const categoryId = await person.categoryId('Travel');
    const change = { title: ' Train ', amount: '-20', spentOn: '2026-11-20', note: '', categoryId };
    const { status, body, headers } = await edit(change);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"2"');
    expect(body).toEqual({
      ...expense,
      ...change,
      categoryId: undefined,
      title: 'Train',
      amount: '-20.00',
      category: { id: categoryId, name: 'Travel', color: '#0c8599', icon: 'airplane' },
      updatedAt: '2026-11-24T19:00:00.000Z',
      version: 2,
    });
    expect((await edit({ note: 'late' })).body).toEqual({ ...body, note: 'late', version: 3 });
    expect((await read()).body).toMatchObject({ title: 'Train', note: 'late', version: 3 });
    expect(await list()).toMatchObject({ total: 1, totalAmount: '-20.00', items: [{ title: 'Train' }] });
    const [first, second] = (await events()).slice(-2);
    expect(first).toMatchObject({
      type: 'expense.updated',
      data: {
        expense: { id: expense.id, title: 'Train', amount: '-20.00', categoryName: 'Travel' },
        before: { title: 'Lunch', amount: '12.34', categoryName: 'Food', note: 'with Ann', spentOn: '2026-11-23' },
        after: { title: 'Train', amount: '-20.00', categoryName: 'Travel', note: '', spentOn: '2026-11-20' },
      },
    });
    expect(second).toMatchObject({ data: { before: { note: '' }, after: { note: 'late' } } });
    await eventually(async () => {
      const { body: page } = await person.get<{ total: number }>('/api/activity?type=expense.updated');
      expect(page.total).toBe(2);
    });
  });

  it.each([
    ['nothing', () => ({})],
    ['null', () => 'null'],
    ['no body', () => undefined],
    ['what it is already', () => ({ title: 'Lunch', amount: '12.34', note: 'with Ann' })],
    ['its currency, and its category in upper case', () => sameInOtherWords()],
  ])('leaves no trace when it gives %s', async (_, change) => {
    const before = await stateOfEverything();
    const { status, body } = await edit(change());
    expect([status, body]).toEqual([200, expense]);
    expect(await stateOfEverything()).toEqual(before);
  });

  it('lets its day stay, which is tomorrow for a member further west, but not move', async () => {
    api.clock.set('2026-11-24T23:00:00Z');
    const east = await api.client().register({ timeZone: 'Pacific/Kiritimati' });
    await admit(east, 'editor');
    const { body } = await east.post<Expense>(`${person.ledger}/expenses`, {
      spentOn: '2026-11-25',
      title: 'Breakfast',
      amount: '7',
      categoryId: await person.categoryId(),
    });
    expect(await edit({ title: 'Brunch', spentOn: '2026-11-25' }, {}, body.id)).toMatchObject({ status: 200 });
    expect(await edit({ spentOn: '2026-11-26' }, {}, body.id)).toMatchObject({ status: 400 });
    expect(await edit({ spentOn: '2026-11-24' }, {}, body.id)).toMatchObject({ status: 200 });
    expect(await edit({ spentOn: '2026-11-25' }, {}, body.id)).toMatchObject({ status: 400 });
  });

  it('keeps an archived category, and takes no other archived one', async () => {
    const food = await person.categoryId('Food');
    const travel = await person.categoryId('Travel');
    await api.database.query('UPDATE categories SET archived_at = now() WHERE id IN ($1, $2)', [food, travel]);
    expect(await edit({ title: 'Dinner', categoryId: food })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await edit({ categoryId: travel })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'categoryId', message: expect.stringContaining('archived') }] },
    });
  });

  it('refuses a category that is gone, and one of another ledger', async () => {
    const other = await api.client().register();
    const gone = await person.categoryId('Health');
    await api.database.query('DELETE FROM categories WHERE id = $1', [gone]);
    const before = await stateOfEverything();
    for (const categoryId of [gone, await other.categoryId()]) {
      expect(await edit({ categoryId })).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'categoryId', message: 'is not a category of this ledger' }] },
      });
    }
    expect(await stateOfEverything()).toEqual(before);
  });

  it.each(['🍕', 'Ünïcödé', '日本語', "Robert'); DROP TABLE expenses;--", '<script>alert(1)</script>'])(
    'takes the title %j as it is',
    async (title) => {
      expect((await edit({ title })).body.title).toBe(title);
    },
  );

  it.each([
    ['amount', { amount: '0' }],
    ['amount', { amount: '1.005' }],
    ['amount', { amount: 'abc' }],
    ['amount', { amount: '99999999999999999999' }],
    ['amount', { amount: 12.34 }],
    ['spentOn', { spentOn: '2026-11-25' }],
    ['spentOn', { spentOn: '1899-12-31' }],
    ['spentOn', { spentOn: '2026-02-30' }],
    ['title', { title: '   ' }],
    ['title', { title: 'x'.repeat(201) }],
    ['title', { title: 'a\u0000b' }],
    ['title', { title: '\ud800' }],
    ['title', { title: ['a'] }],
    ['note', { note: 'x'.repeat(2_001) }],
    ['note', { note: 'a\u0000b' }],
    ['categoryId', { categoryId: 'food' }],
    ['categoryId', { categoryId: randomUUID() }],
    ['currency', { currency: 'EUR' }],
    ...['spentOn', 'title', 'amount', 'categoryId', 'note', 'currency'].map(
      (field) => [field, { [field]: null }] as const,
    ),
    ['id', { id: randomUUID() }],
    ['version', { version: 7 }],
    ['userId', { userId: 1 }],
  ])('refuses a wrong %s (%j) by its name and changes nothing', async (field, change) => {
    const before = await stateOfEverything();
    const { status, body } = await edit(change);
    expect([400, 422]).toContain(status);
    expect(body).toMatchObject({ status, errors: [{ field, message: expect.any(String) }] });
    expect(await stateOfEverything()).toEqual(before);
  });

  it.each([
    ['no JSON', '{"title":'],
    ['a list', '[]'],
    ['text', '"title"'],
  ])('refuses a body that is %s', async (_, body) => {
    const before = await stateOfEverything();
    const answer = await person.send('PATCH', pathOf(expense.id), { body });
    expect(answer.status).toBe(400);
    expect(await stateOfEverything()).toEqual(before);
  });
});

describe('the version an edit is based on', () => {
  it.each(['"1"', 'W/"1"', '"7", "1"', '*'])('lets it through: %s', async (ifMatch) => {
    expect(await edit({ title: 'Dinner' }, { 'if-match': ifMatch })).toMatchObject({ status: 200 });
  });

  it.each(['"2"', 'W/"2"', '"0", "2"', '"abc"'])('stops it: %s', async (ifMatch) => {
    const before = await stateOfEverything();
    const { status, body, headers } = await edit({ title: 'Dinner' }, { 'if-match': ifMatch });
    expect(status).toBe(412);
    expect(body).toMatchObject({ code: 'precondition_failed', title: 'Changed meanwhile' });
    expect(headers.get('etag')).toBeNull();
    expect(await stateOfEverything()).toEqual(before);
  });

  it.each(['1', '"1', '', '"1" "2"'])('is refused by its name when it is none: %j', async (ifMatch) => {
    const { status, body } = await edit({ title: 'Dinner' }, { 'if-match': ifMatch });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'If-Match' }] });
  });

  it('is the ETag of every answer about one expense', async () => {
    expect((await read()).headers.get('etag')).toBe('"1"');
    expect((await person.record()).headers.get('etag')).toBe('"1"');
    expect((await edit({ title: 'Dinner' })).headers.get('etag')).toBe('"2"');
    expect((await edit({})).headers.get('etag')).toBe('"2"');
    expect((await read()).headers.get('etag')).toBe('"2"');
  });

  it('is in the document', async () => {
    const { body } = await person.get<{ paths: Record<string, Record<string, object>> }>('/api/openapi.json');
    const { get, patch, delete: remove } = body.paths['/api/ledgers/{ledgerId}/expenses/{id}'] ?? {};
    const condition = expect.objectContaining({ name: 'If-Match', in: 'header', required: false });
    const tagged = { headers: { ETag: expect.anything() }, content: { 'application/json': expect.anything() } };
    expect(get).toMatchObject({ responses: { 200: tagged } });
    expect(patch).toMatchObject({ parameters: expect.arrayContaining([condition]), responses: { 200: tagged } });
    expect(remove).toMatchObject({ parameters: expect.arrayContaining([condition]) });
  });

  it('lets one of fifty simultaneous edits win each time, and after their retries none is lost', async () => {
    let waiting = Array.from({ length: 50 }, (_, index) => `edit-${index}`);
    for (let version = 1; waiting.length > 0; version += 1) {
      const { body, headers } = await read();
      expect(body.version).toBe(version);
      const etag = headers.get('etag') as string;
      const answers = await Promise.all(
        waiting.map((name) => edit({ note: `${body.note} ${name}` }, { 'if-match': etag })),
      );
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(statuses.filter((status) => status === 412)).toHaveLength(waiting.length - 1);
      waiting = waiting.filter((_, index) => statuses[index] !== 200);
    }
    const { body } = await read();
    expect(body.version).toBe(51);
    expect(new Set(body.note.split(' ').slice(2)).size).toBe(50);
    expect((await events()).filter(({ type }) => type === 'expense.updated')).toHaveLength(50);
  }, 60_000);

  it('takes fifty simultaneous edits of different fields without one, and loses none', async () => {
    const fields = [{ title: 'Dinner' }, { amount: '1.00' }, { note: 'late' }, { spentOn: '2026-11-01' }];
    const answers = await Promise.all(Array.from({ length: 48 }, (_, index) => edit(fields[index % 4] as object)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await read()).body).toMatchObject({ title: 'Dinner', amount: '1.00', note: 'late', version: 5 });
  });
});

describe('an expense that is not there', () => {
  it.each(['GET', 'PATCH', 'DELETE'])('is not found: %s', async (method) => {
    const other = await api.client().register();
    const { body: theirs } = await other.record({ title: 'canary' });
    const { body: deleted } = await person.record();
    await person.send('DELETE', pathOf(deleted.id));
    const before = await stateOfEverything();
    const options = method === 'PATCH' ? { body: { title: 'x' } } : {};
    for (const id of [randomUUID(), 'not-a-uuid', theirs.id, deleted.id]) {
      const answer = await person.send(method, pathOf(id), options);
      expect([id, answer.status]).toEqual([id, 404]);
    }
    expect((await person.send(method, `${other.ledger}/expenses/${theirs.id}`, options)).status).toBe(404);
    expect(await stateOfEverything()).toEqual(before);
  });

  it('for somebody who may only look can be read, not changed', async () => {
    const viewer = await api.client().register();
    await admit(viewer, 'viewer');
    const before = await stateOfEverything();
    expect((await viewer.get(pathOf(expense.id))).status).toBe(200);
    expect((await viewer.send('PATCH', pathOf(expense.id), { body: { title: 'x' } })).status).toBe(403);
    expect((await viewer.send('DELETE', pathOf(expense.id))).status).toBe(403);
    expect(await stateOfEverything()).toEqual(before);
  });
});

const pathOf = (id: string) => `${person.ledger}/expenses/${id}`;

const sameInOtherWords = () => ({ categoryId: expense.category.id.toUpperCase(), currency: 'USD' });

function edit(body: unknown, headers: Record<string, string> = {}, id = expense.id): Promise<Answer<Expense>> {
  return person.send<Expense>('PATCH', pathOf(id), { body, headers });
}

function read(): Promise<Answer<Expense>> {
  return person.get<Expense>(pathOf(expense.id));
}

async function list(): Promise<unknown> {
  return (await person.get(`${person.ledger}/expenses`)).body;
}

async function admit(member: TestClient, role: string): Promise<void> {
  await api.database.query('INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, $3)', [
    person.user.ledgers[0]?.id,
    member.user.id,
    role,
  ]);
}

async function events(): Promise<{ type: string; data: object }[]> {
  return api.database.query('SELECT type, data FROM outbox WHERE ledger_id = $1 ORDER BY id', [
    person.user.ledgers[0]?.id,
  ]);
}

async function stateOfEverything(): Promise<unknown> {
  return api.database.query(
    `SELECT (SELECT string_agg(e::text, ',' ORDER BY e.id) FROM expenses e) AS expenses,
            (SELECT count(*) FROM outbox WHERE ledger_id IS NOT NULL) AS events, (SELECT sum(version) FROM ledgers) AS versions`,
  );
}
