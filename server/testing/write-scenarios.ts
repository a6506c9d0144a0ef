import { randomUUID } from 'node:crypto';
import type { EventType } from '../events/event-map.js';
import { unsubscribeTokenOf } from '../unsubscribe/unsubscribe-token.js';
import { mailedLink } from './mailed-link.js';
import { aForm, aReceiptPicture, insertReceipt } from './receipt-scene.js';
import type { TestApi } from './test-api.js';
import type { TestClient } from './test-client.js';

/** Somebody with one expense, and what they act on. */
export interface Scene {
  api: TestApi;
  person: TestClient;
  email: string;
  expenseId: string;
}

/** A request that is fit to be sent, by whom, and with which ids in its path. */
interface Call {
  client?: TestClient;
  ids?: Record<string, string>;
  query?: string;
  body?: object;
}

/** How an operation is called so that it changes something, and what then is told; or why nothing is. */
export type WriteScenario =
  { emits: EventType[]; prepare: (scene: Scene) => Promise<Call> | Call } | { emitsNothing: string };

const password = 'correct horse battery';
const inLedger = '/api/ledgers/{ledgerId}';

const call = (body?: object) => () => (body ? { body } : {});
const onExpense =
  (body?: object) =>
  ({ expenseId: id }: Scene): Call => ({ ids: { id }, ...(body ? { body } : {}) });

async function onCategory({ person }: Scene, body?: (others: { food: string }) => object): Promise<Call> {
  const [id, food] = [await person.categoryId('Health'), await person.categoryId('Food')];
  return { ids: { id }, ...(body ? { body: body({ food }) } : {}) };
}

async function inTrash({ person, expenseId: id }: Scene): Promise<void> {
  await person.send('DELETE', `${person.ledger}/expenses/${id}`);
}

async function onFilter({ person }: Scene, body?: object): Promise<Call> {
  const { body: made } = await person.post<{ id: string }>(`${person.ledger}/saved-filters`, { name: 'A', filter: {} });
  return { ids: { id: made.id }, ...(body ? { body } : {}) };
}

async function onBudget({ person }: Scene, body?: object): Promise<Call> {
  const wanted = { categoryId: await person.categoryId(), amount: '400.00' };
  const { body: made } = await person.post<{ id: string }>(`${person.ledger}/budgets`, wanted);
  return { ids: { id: made.id }, ...(body ? { body } : {}) };
}

async function onReceipt({ api, person }: Scene, body?: object, status?: 'failed'): Promise<Call> {
  return { ids: { id: await insertReceipt(api, person, status) }, ...(body ? { body } : {}) };
}

async function otherSession({ api, person, email }: Scene): Promise<Call> {
  await api.client().post('/api/auth/login', { email, password });
  const { body } = await person.get<{ items: { id: string; current: boolean }[] }>('/api/auth/sessions');
  return { ids: { id: body.items.find(({ current }) => !current)?.id as string } };
}

async function byReset({ api, email }: Scene): Promise<Call> {
  await api.client().post('/api/auth/password/forgot', { email });
  return { body: { token: await mailedLink(api, email, 'password-reset'), password: 'another horse battery' } };
}

async function byReport(scene: Scene): Promise<Call> {
  const { api, email } = scene;
  const stranger = api.client();
  await stranger.send('POST', '/api/auth/login', {
    body: { email, password },
    headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
  });
  return { client: api.client(), body: { token: await mailedLink(api, email, 'session-report') } };
}

async function byChange({ api, person, email }: Scene): Promise<Call> {
  await person.post('/api/auth/email', { email: `new-${email}`, password });
  return { body: { token: await mailedLink(api, email, 'email-change') } };
}

async function linkedIdentity({ api, person }: Scene): Promise<Call> {
  const [{ id }]: [{ id: string }] = await api.database.query(
    `INSERT INTO identities (id, issuer, subject, user_id, provider, email, created_at, last_used_at)
     VALUES (gen_random_uuid(), 'https://accounts.google.com', $2, $1, 'google', 'a@example.org', now(), now()) RETURNING id`,
    [person.user.id, randomUUID()],
  );
  return { ids: { id } };
}

/** An operator, and a message that is parked. */
async function parked({ api, person, email }: Scene): Promise<Call> {
  const address = 'operator@example.org';
  await api.database.query(`UPDATE users SET email = id || '-' || email WHERE email = $1`, [address]);
  await api.database.query('UPDATE users SET email = $2, email_verified_at = now() WHERE id = $1', [
    person.user.id,
    address,
  ]);
  const [{ id }]: [{ id: string }] = await api.database.query(
    `INSERT INTO parked_messages (id, consumer, type, content, content_bytes, reason, attempts, parked_at)
     VALUES (gen_random_uuid(), 'activity', null, $1, 2, 'poison', 1, now()) RETURNING id`,
    [Buffer.from(`"${email}"`)],
  );
  return { ids: { id } };
}

async function withSecret({ api, person }: Scene): Promise<Call> {
  await person.send('PATCH', '/api/me', { body: { newsSubscribed: true } });
  const secret = api.config.sessionSecrets[0] as string;
  return {
    client: api.client(),
    query: `?token=${unsubscribeTokenOf({ userId: person.user.id, list: 'news' }, secret)}`,
  };
}

/** One for each operation that is not a mere question: whoever adds one says here what it tells. */
export const writeScenarios: Record<string, WriteScenario> = {
  'POST /api/auth/register': {
    emits: ['user.registered', 'session.opened'],
    prepare: ({ api }) => ({ client: api.client(), body: { email: `${randomUUID()}@example.org`, password } }),
  },
  'POST /api/auth/login': {
    emits: ['session.opened'],
    prepare: ({ api, email }) => ({ client: api.client(), body: { email, password } }),
  },
  'POST /api/auth/demo': {
    emits: ['user.registered', 'demo.created', 'session.opened'],
    prepare: ({ api }) => ({ client: api.client() }),
  },
  'POST /api/auth/logout': { emits: ['session.closed'], prepare: call() },
  'DELETE /api/auth/sessions': {
    emits: ['session.revoked'],
    prepare: async (scene) => {
      await otherSession(scene);
      return {};
    },
  },
  'DELETE /api/auth/sessions/{id}': { emits: ['session.revoked'], prepare: otherSession },
  'POST /api/auth/reauthenticate': {
    emitsNothing: 'it asks who is there, for the next ten minutes, and changes nothing of theirs',
  },
  'POST /api/auth/password/forgot': {
    emits: ['password.reset-requested'],
    prepare: ({ api, email }) => ({ client: api.client(), body: { email } }),
  },
  'POST /api/auth/password/reset': { emits: ['password.reset'], prepare: byReset },
  'PUT /api/auth/password': {
    emits: ['password.changed'],
    prepare: call({ currentPassword: password, newPassword: `${password}!` }),
  },
  'DELETE /api/auth/password': {
    emits: ['password.removed'],
    prepare: async (scene) => {
      await linkedIdentity(scene);
      return {};
    },
  },
  'POST /api/auth/sessions/report': { emits: ['session.reported'], prepare: byReport },
  'POST /api/auth/email': {
    emits: ['email.change-requested'],
    prepare: ({ email }) => ({ body: { email: `new-${email}`, password } }),
  },
  'POST /api/auth/email/confirm': { emits: ['email.changed'], prepare: byChange },
  'POST /api/auth/email/verification': { emits: ['email.verification-requested'], prepare: call() },
  'POST /api/auth/email/verify': {
    emits: ['email.verified'],
    prepare: async ({ api, email }) => ({ body: { token: await mailedLink(api, email, 'email-verification') } }),
  },
  'DELETE /api/auth/identities/{id}': { emits: ['identity.unlinked'], prepare: linkedIdentity },
  'POST /api/auth/tokens': { emits: ['token.created'], prepare: call({ name: 'Program', scope: 'read' }) },
  'DELETE /api/auth/tokens/{id}': {
    emits: ['token.revoked'],
    prepare: async ({ person }) => {
      const { body } = await person.post<{ id: string }>('/api/auth/tokens', { name: 'Program', scope: 'read' });
      return { ids: { id: body.id } };
    },
  },
  'PATCH /api/me': {
    emits: ['user.updated', 'news.subscribed', 'summary.subscribed'],
    prepare: call({ name: 'Another', newsSubscribed: true, monthlySummary: true }),
  },
  'DELETE /api/me': { emits: ['user.removed'], prepare: call({ password }) },
  'POST /unsubscribe': { emits: ['news.unsubscribed'], prepare: withSecret },
  'POST /api/monitor/parked/{id}/retry': { emits: ['parked-message.retried'], prepare: parked },
  'DELETE /api/monitor/parked/{id}': { emits: ['parked-message.dropped'], prepare: parked },
  [`POST ${inLedger}/categories`]: { emits: ['category.created'], prepare: call({ name: 'Pets' }) },
  [`PUT ${inLedger}/categories/order`]: {
    emits: ['category.reordered'],
    prepare: async ({ person }) => {
      const { body } = await person.get<{ items: { id: string }[] }>(`${person.ledger}/categories`);
      return { body: { ids: body.items.map(({ id }) => id).reverse() } };
    },
  },
  [`PATCH ${inLedger}/categories/{id}`]: {
    emits: ['category.updated'],
    prepare: (scene) => onCategory(scene, () => ({ name: 'Pets' })),
  },
  [`DELETE ${inLedger}/categories/{id}`]: { emits: ['category.deleted'], prepare: (scene) => onCategory(scene) },
  [`POST ${inLedger}/categories/{id}/merge`]: {
    emits: ['category.merged'],
    prepare: (scene) => onCategory(scene, ({ food }) => ({ into: food })),
  },
  [`POST ${inLedger}/expenses`]: {
    emits: ['expense.created'],
    prepare: async ({ person }) => ({
      body: { spentOn: '2026-11-23', title: 'Tea', amount: '1.00', categoryId: await person.categoryId() },
    }),
  },
  [`PATCH ${inLedger}/expenses`]: {
    emits: ['expense.updated'],
    prepare: async ({ person, expenseId: id }) => ({
      body: { items: [{ id, categoryId: await person.categoryId('Health') }] },
    }),
  },
  [`POST ${inLedger}/expenses/delete`]: {
    emits: ['expense.deleted'],
    prepare: ({ expenseId: id }) => ({ body: { items: [{ id }] } }),
  },
  [`POST ${inLedger}/expenses/restore`]: {
    emits: ['expense.restored'],
    prepare: async (scene) => {
      await inTrash(scene);
      return { body: { ids: [scene.expenseId] } };
    },
  },
  [`PATCH ${inLedger}/expenses/{id}`]: { emits: ['expense.updated'], prepare: onExpense({ title: 'Dinner' }) },
  [`DELETE ${inLedger}/expenses/{id}`]: { emits: ['expense.deleted'], prepare: onExpense() },
  [`POST ${inLedger}/expenses/{id}/restore`]: {
    emits: ['expense.restored'],
    prepare: async (scene) => {
      await inTrash(scene);
      return onExpense()(scene);
    },
  },
  [`POST ${inLedger}/receipts`]: {
    emits: ['receipt.uploaded'],
    prepare: async () => ({ body: aForm(await aReceiptPicture(), 'receipt.jpg') }),
  },
  [`PATCH ${inLedger}/receipts/{id}`]: {
    emits: ['receipt.filed'],
    prepare: (scene) => onReceipt(scene, { expenseId: scene.expenseId }),
  },
  [`DELETE ${inLedger}/receipts/{id}`]: { emits: ['receipt.deleted'], prepare: (scene) => onReceipt(scene) },
  [`DELETE ${inLedger}/receipts/{id}/expenses/{expenseId}`]: {
    emits: ['receipt.unfiled'],
    prepare: async (scene) => {
      const { ids = {} } = await onReceipt(scene);
      const { ledger } = scene.person;
      await scene.person.send('PATCH', `${ledger}/receipts/${ids['id']}`, { body: { expenseId: scene.expenseId } });
      return { ids: { ...ids, expenseId: scene.expenseId } };
    },
  },
  [`POST ${inLedger}/receipts/{id}/restore`]: {
    emits: ['receipt.restored'],
    prepare: async (scene) => {
      const { ids = {} } = await onReceipt(scene);
      await scene.person.send('DELETE', `${scene.person.ledger}/receipts/${ids['id']}`);
      return { ids };
    },
  },
  [`POST ${inLedger}/receipts/{id}/retry`]: {
    emits: ['receipt.reading-requested'],
    prepare: (scene) => onReceipt(scene, undefined, 'failed'),
  },
  [`POST ${inLedger}/receipts/{id}/split`]: {
    emits: ['expense.created', 'expense.created', 'receipt.filed'],
    prepare: async (scene) => {
      const categoryId = await scene.person.categoryId();
      const parts = ['Beans', 'Cups'].map((title) => ({ title, amount: '1.00', categoryId }));
      return onReceipt(scene, { spentOn: '2026-11-23', amount: '2.00', parts });
    },
  },
  [`POST ${inLedger}/budgets`]: { emits: ['budget.created'], prepare: call({ categoryId: null, amount: '400.00' }) },
  [`PATCH ${inLedger}/budgets/{id}`]: {
    emits: ['budget.updated'],
    prepare: (scene) => onBudget(scene, { amount: '450.00' }),
  },
  [`DELETE ${inLedger}/budgets/{id}`]: { emits: ['budget.deleted'], prepare: (scene) => onBudget(scene) },
  [`POST ${inLedger}/budgets/{id}/restore`]: {
    emits: ['budget.restored'],
    prepare: async (scene) => {
      const { ids = {} } = await onBudget(scene);
      await scene.person.send('DELETE', `${scene.person.ledger}/budgets/${ids['id']}`);
      return { ids };
    },
  },
  [`POST ${inLedger}/saved-filters`]: { emits: ['filter.saved'], prepare: call({ name: 'Mine', filter: {} }) },
  [`PATCH ${inLedger}/saved-filters/{id}`]: {
    emits: ['filter.updated'],
    prepare: (scene) => onFilter(scene, { name: 'Yours' }),
  },
  [`DELETE ${inLedger}/saved-filters/{id}`]: { emits: ['filter.deleted'], prepare: (scene) => onFilter(scene) },
};
