import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';

const password = 'correct horse battery';
let api: TestApi;
let ada: TestClient;
let grace: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  ada = await api.client().register({ name: 'Ada' });
  grace = await api.client().register({ name: 'Grace' });
});

const remove = (body: object = { password }) => ada.send('DELETE', '/api/me', { body });
const ledgerIdOf = ({ user }: TestClient) => user.ledgers[0]?.id as string;

describe('deleting an account', () => {
  it('removes the person, their ledgers and their activity, and signs them out', async () => {
    await ada.record();
    const other = api.client();
    await other.post('/api/auth/login', { email: ada.user.email, password });
    const { status, headers } = await remove();
    expect(status).toBe(204);
    expect(headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"');
    expect((await other.get('/api/me')).status).toBe(401);
    expect((await api.client().post('/api/auth/login', { email: ada.user.email, password })).status).toBe(401);
    await eventually(async () => {
      expect(await rowsOf('activities WHERE user_id = $1 OR ledger_id = $2')).toBe(0);
    });
    expect(await rowsOf('users WHERE id = $1 OR $2::uuid IS NULL')).toBe(0);
    expect(await rowsOf('expenses WHERE created_by = $1 OR ledger_id = $2')).toBe(0);
    expect((await grace.get('/api/me')).status).toBe(200);
  });

  it('frees the address for a new start', async () => {
    await remove();
    expect((await api.client().post('/api/auth/register', { email: ada.user.email, password })).status).toBe(201);
  });

  it('A15: needs the password, and changes nothing without', async () => {
    for (const body of [undefined, {}, { password: 'not this one' }]) {
      expect(await ada.send('DELETE', '/api/me', { body })).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'password' }] },
      });
    }
    expect((await ada.get('/api/me')).status).toBe(200);
  });

  it('asks who has no password for a fresh sign-in', async () => {
    await api.database.query('UPDATE users SET password_hash = NULL WHERE id = $1', [ada.user.id]);
    await api.database.query(`UPDATE sessions SET authenticated_at = now() - interval '1 year' WHERE user_id = $1`, [
      ada.user.id,
    ]);
    expect(await remove({})).toMatchObject({ status: 403, body: { code: 'reauthentication_required' } });
    await api.database.query(`UPDATE sessions SET authenticated_at = $2 WHERE user_id = $1`, [
      ada.user.id,
      api.clock.now(),
    ]);
    expect((await remove({})).status).toBe(204);
  });

  it('leaves shared ledgers to the others, with what was recorded there, and an owner', async () => {
    await ada.record({ title: 'Shared dinner' });
    await join(grace, ada, 'editor');
    await join(ada, grace, 'viewer');
    const plan = await ada.get('/api/me/removal');
    expect(plan.body).toEqual({
      removed: [],
      kept: expect.arrayContaining([
        { id: ledgerIdOf(ada), name: 'Personal', newOwner: 'Grace' },
        { id: ledgerIdOf(grace), name: 'Personal', newOwner: null },
      ]),
    });
    expect((await remove()).status).toBe(204);
    const { body } = await grace.get<{ items: { title: string }[] }>(`/api/ledgers/${ledgerIdOf(ada)}/expenses`);
    expect(body.items.map(({ title }) => title)).toEqual(['Shared dinner']);
    const { body: me } = await grace.get<{ ledgers: { id: string; role: string }[] }>('/api/me');
    expect(me.ledgers).toContainEqual(expect.objectContaining({ id: ledgerIdOf(ada), role: 'owner' }));
  });

  it('leaves an owner when all owners leave at once', async () => {
    const editor = await api.client().register();
    await join(grace, ada, 'owner');
    await join(editor, ada, 'viewer');
    const answers = await Promise.all([remove(), grace.send('DELETE', '/api/me', { body: { password } })]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    const { body } = await editor.get<{ ledgers: { id: string; role: string }[] }>('/api/me');
    expect(body.ledgers).toContainEqual(expect.objectContaining({ id: ledgerIdOf(ada), role: 'owner' }));
  });

  it('says beforehand what goes', async () => {
    expect((await ada.get('/api/me/removal')).body).toEqual({
      removed: [{ id: ledgerIdOf(ada), name: 'Personal' }],
      kept: [],
    });
  });

  it('happens once when asked for twice at once', async () => {
    const answers = await Promise.all([remove(), remove()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
  });
});

async function join(member: TestClient, owner: TestClient, role: string): Promise<void> {
  await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, $3)`, [
    ledgerIdOf(owner),
    member.user.id,
    role,
  ]);
}

async function rowsOf(source: string): Promise<number> {
  const [{ count }] = await api.database.query(`SELECT count(*)::int AS count FROM ${source}`, [
    ada.user.id,
    ledgerIdOf(ada),
  ]);
  return count;
}
