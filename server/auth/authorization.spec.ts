import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { TestApi } from '../testing/test-api.js';
import { settled, upload } from '../testing/receipt-scene.js';
import type { TestClient } from '../testing/test-client.js';
import { authorizationRules, type AuthorizationRule, type Victim } from '../testing/authorization-rules.js';

interface Operation {
  name: string;
  method: string;
  path: string;
  access: 'public' | 'session' | 'any';
}

const operations = readOperations();
const unsafe = operations.filter(({ method }) => method !== 'GET');
const guarded = operations.filter(({ access }) => access !== 'public');

let api: TestApi;
let victim: Victim;
let stranger: TestClient;
let viewer: TestClient;
let callers: Record<'anonymous' | 'ended' | 'expired' | 'readToken' | 'writeToken', Record<string, string>>;

beforeAll(async () => {
  api = await TestApi.start();
  victim = await makeVictim();
  stranger = await api.client().register();
  viewer = await makeViewer();
  callers = {
    anonymous: {},
    ended: { cookie: await endedSession() },
    expired: { cookie: await expiredSession() },
    readToken: { authorization: `Bearer ${await makeToken(victim.client, 'read')}` },
    writeToken: { authorization: `Bearer ${await makeToken(stranger, 'write')}` },
  };
  // Signing in before kept notes of itself.
  await quiet();
});
afterAll(() => api.stop());

describe('A33: the rules', () => {
  it('name every operation of the API, and none that is gone', () => {
    expect(Object.keys(authorizationRules).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it('agree with what the document says of who may call', () => {
    for (const { name, access } of operations) expect([name, rule(name).access]).toEqual([name, access]);
  });
});

describe.each(['anonymous', 'ended', 'expired'] as const)('A33: whoever is %s', (who) => {
  it.each(guarded.map(({ name }) => name))('is not let in: %s', async (name) => {
    await expectRefusal(name, callers[who], [401]);
  });
});

describe('A33: a read token', () => {
  const refused = guarded.filter(({ method, access }) => method !== 'GET' || access === 'session');

  it.each(refused.map(({ name }) => name))('is refused: %s', async (name) => {
    await expectRefusal(name, callers.readToken, [403]);
  });

  const allowed = guarded.filter(({ method, access }) => method === 'GET' && access === 'any');

  it.each(allowed.map(({ name }) => name))('may read: %s', async (name) => {
    const { status } = await call(name, callers.readToken);
    expect(status).toBe(200);
  });
});

describe("A33: another user's write token", () => {
  const refused = guarded.filter(({ name, access }) => access === 'session' || rule(name).isVictims);

  it.each(refused.map(({ name }) => name))('is refused: %s', async (name) => {
    await expectRefusal(name, callers.writeToken, [403, 404]);
  });
});

describe('A33: another user', () => {
  const addressed = guarded.filter(({ name }) => rule(name).isVictims);

  it.each(addressed.map(({ name }) => name))('finds nothing of the victim by its id in the path: %s', async (name) => {
    await expectRefusal(name, { cookie: stranger.cookie as string }, [404]);
  });

  const nested = Object.entries(authorizationRules).filter(([, { foreignIds }]) => foreignIds);

  it.each(nested.map(([name]) => name))('uses nothing of the victim by its id in query or body: %s', async (name) => {
    const { foreignIds } = rule(name);
    const template = name.split(' ')[1] as string;
    const path = template
      .replace('{ledgerId}', stranger.user.ledgers[0]?.id as string)
      .replace('{id}', victim.ids(template)['id'] as string)
      .replace('{expenseId}', victim.expenseId);
    const { query = '', body, isSkipped = false } = foreignIds?.(victim) ?? {};
    const before = await fingerprint();
    const answer = await stranger.send(name.split(' ')[0] as string, path + query, body === undefined ? {} : { body });
    expect(isSkipped ? [200] : [400, 404, 422]).toContain(answer.status);
    const after = await fingerprint();
    // To skip all is a change of the stranger's own ledger that changes nothing but its version.
    if (isSkipped) before['ledgers'] = after['ledgers'] as string;
    expect(after).toEqual(before);
  });

  it('sees nothing of the victim in what is their own', async () => {
    const own = guarded.filter(
      ({ name, method }) => method === 'GET' && !rule(name).isVictims && !rule(name).isEndless,
    );
    expect(own.length).toBeGreaterThan(0);
    for (const { path } of own) {
      const { body } = await stranger.get(path);
      for (const secret of victim.secrets) expect(JSON.stringify(body)).not.toContain(secret);
    }
  });
});

describe('A33: who does not run the server', () => {
  const forOperators = guarded.filter(({ name }) => rule(name).isOperators);

  it.each(forOperators.map(({ name }) => name))('finds no such route: %s', async (name) => {
    await expectRefusal(name, { cookie: stranger.cookie as string }, [404]);
    await expectRefusal(name, { cookie: victim.client.cookie as string }, [404]);
  });
});

describe('A33: a viewer', () => {
  const inLedger = guarded.filter(({ path }) => path.includes('{ledgerId}'));

  it.each(inLedger.filter(({ method }) => method !== 'GET').map(({ name }) => name))(
    'changes nothing: %s',
    async (name) => {
      await expectRefusal(name, { cookie: viewer.cookie as string }, [403]);
    },
  );

  it.each(inLedger.filter(({ method }) => method === 'GET').map(({ name }) => name))('may look: %s', async (name) => {
    expect((await call(name, { cookie: viewer.cookie as string })).status).toBe(200);
  });
});

describe('A26: another site', () => {
  const sameSite = unsafe.filter(({ name }) => !rule(name).isFromAnywhere);

  it.each(sameSite.map(({ name }) => name))('changes nothing with the cookie of its visitor: %s', async (name) => {
    const cookie = victim.client.cookie as string;
    await expectRefusal(name, { cookie, origin: 'https://evil.example' }, [403]);
    await expectRefusal(name, { cookie, 'sec-fetch-site': 'cross-site' }, [403]);
  });
});

/** The rule and the call: the victim's ids are in the path, a well-formed body is in the body. */
async function expectRefusal(name: string, headers: Record<string, string>, statuses: number[]): Promise<void> {
  const before = await fingerprint();
  const { status, text } = await call(name, headers);
  expect({ name, isRefused: statuses.includes(status), status }).toEqual({ name, isRefused: true, status });
  expect(JSON.parse(text)).toMatchObject({ status, code: expect.any(String) });
  for (const secret of victim.secrets) expect(text).not.toContain(secret);
  expect(await fingerprint()).toEqual(before);
}

async function call(name: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  const [method = '', template = ''] = name.split(' ');
  const { query } = rule(name);
  const body = rule(name).body?.(victim);
  const response = await fetch(
    api.url + template.replace(/\{(\w+)\}/g, (_, id: string) => victim.ids(template)[id] ?? '') + (query ?? ''),
    {
      method,
      redirect: 'manual',
      headers: { origin: api.url, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    },
  );
  if (rule(name).isEndless && response.ok) {
    await response.body?.cancel();
    return { status: response.status, text: '' };
  }
  return { status: response.status, text: await response.text() };
}

function rule(name: string): AuthorizationRule {
  return authorizationRules[name] ?? { access: 'any' };
}

function readOperations(): Operation[] {
  const text = readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8');
  const { paths } = JSON.parse(text) as {
    paths: Record<string, Record<string, { 'x-access'?: 'public' | 'session' }>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      access: operation['x-access'] ?? 'any',
    })),
  );
}

/** Everything that is stored, except what travels through the outbox by itself. */
async function fingerprint(): Promise<Record<string, string>> {
  const tables: { name: string }[] = await api.database.query(
    `SELECT tablename AS name FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT IN ('outbox', 'inbox', 'migrations', 'email_deliveries')
        AND tablename NOT LIKE 'activities%'`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const [{ sum }] = await api.database.query(
      `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS sum FROM ${name} t`,
    );
    sums[name] = sum;
  }
  // What became of the mails to the new accounts comes in its own time.
  const [{ count }] = await api.database.query(`SELECT count(*) FROM outbox WHERE type NOT LIKE 'email.%'`);
  sums['events'] = count;
  return sums;
}

async function quiet(): Promise<void> {
  for (const client of [victim.client, stranger, viewer]) await client.get('/api/me');
  for (const headers of [callers.readToken, callers.writeToken]) await api.client().get('/api/me', headers);
}

async function makeVictim(): Promise<Victim> {
  const client = await api.client().register({ email: 'victim@example.org', name: 'Victoria' });
  const { body: expense } = await client.record({ title: 'A secret present' });
  const categoryId = await client.categoryId('Health');
  const { body: filter } = await client.post<{ id: string }>(`${client.ledger}/saved-filters`, {
    name: 'A secret habit',
    filter: { categoryId: [categoryId] },
  });
  const { body: budget } = await client.post<{ id: string }>(`${client.ledger}/budgets`, {
    categoryId,
    amount: '777.77',
  });
  const other = api.client();
  await other.post('/api/auth/login', { email: 'victim@example.org', password: 'correct horse battery' });
  const { body: sessions } = await client.get<{ items: { id: string; current: boolean }[] }>('/api/auth/sessions');
  const { body: token } = await client.post<{ id: string }>('/api/auth/tokens', { name: 'Vault', scope: 'read' });
  const [{ id: identityId }] = await api.database.query(
    `INSERT INTO identities (id, issuer, subject, user_id, provider, email, created_at, last_used_at)
     VALUES (gen_random_uuid(), 'https://provider.example', 'v', $1, 'oidc', 'victim@example.org', now(), now()) RETURNING id`,
    [client.user.id],
  );
  const { body: receipt } = await upload(client, undefined, 'a secret bill.jpg');
  // Reading it would be a change that nobody has asked for just then.
  await settled(client, receipt.id);
  const ledgerId = client.user.ledgers[0]?.id as string;
  const byPath: Record<string, string> = {
    '/api/auth/sessions/{id}': sessions.items.find(({ current }) => !current)?.id as string,
    '/api/auth/tokens/{id}': token.id,
    '/api/auth/identities/{id}': identityId,
    '/api/ledgers/{ledgerId}/categories/{id}': categoryId,
    '/api/ledgers/{ledgerId}/categories/{id}/merge': categoryId,
    '/api/ledgers/{ledgerId}/saved-filters/{id}': filter.id,
    '/api/ledgers/{ledgerId}/budgets/{id}': budget.id,
    '/api/ledgers/{ledgerId}/budgets/{id}/restore': budget.id,
  };
  const ofFeature = (template: string) => (template.includes('/receipts/') ? receipt.id : expense.id);
  return {
    client,
    ledgerId,
    categoryId,
    expenseId: expense.id,
    receiptId: receipt.id,
    ids: (template) => ({
      ledgerId,
      id: byPath[template] ?? ofFeature(template),
      expenseId: expense.id,
      provider: 'google',
    }),
    secrets: [
      'victim@example.org',
      'Victoria',
      'A secret present',
      'A secret habit',
      filter.id,
      budget.id,
      receipt.id,
      'a secret bill',
      ledgerId,
      token.id,
      identityId,
    ],
  };
}

async function makeViewer(): Promise<TestClient> {
  const client = await api.client().register();
  await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
    victim.ledgerId,
    client.user.id,
  ]);
  return client;
}

async function endedSession(): Promise<string> {
  const client = api.client();
  await client.post('/api/auth/login', { email: 'victim@example.org', password: 'correct horse battery' });
  const cookie = client.cookie as string;
  await client.post('/api/auth/logout');
  return cookie;
}

/** Of the victim, in an open session that was left alone for too long. */
async function expiredSession(): Promise<string> {
  const client = api.client();
  await client.post('/api/auth/login', { email: 'victim@example.org', password: 'correct horse battery' });
  const { body } = await client.get<{ items: { id: string; current: boolean }[] }>('/api/auth/sessions');
  const id = body.items.find(({ current }) => current)?.id;
  await api.database.query(`UPDATE sessions SET last_seen_at = last_seen_at - interval '15 days' WHERE id = $1`, [id]);
  return client.cookie as string;
}

async function makeToken(client: TestClient, scope: string): Promise<string> {
  const { body } = await client.post<{ token: string }>('/api/auth/tokens', { name: 'Program', scope });
  return body.token;
}
