import type { TestClient } from './test-client.js';

/** Somebody with one of everything, whom others must not see or change. */
export interface Victim {
  client: TestClient;
  ledgerId: string;
  categoryId: string;
  expenseId: string;
  receiptId: string;
  /** For the parameters of a path, theirs. */
  ids(path: string): Record<string, string>;
  /** What must be in no answer to anybody else. */
  secrets: string[];
}

/** Who may call an operation, and with what others try it. */
export interface AuthorizationRule {
  /** Anybody; a browser's session alone; or an access token too. */
  access: 'public' | 'session' | 'any';
  /** Whether the path names something that belongs to somebody. */
  isVictims?: true;
  /** Whether only those may call it who run the server. */
  isOperators?: true;
  /** Whether the answer has no end. */
  isEndless?: true;
  /** Whether a page of another site, which sends no proof of its own, may ask too. */
  isFromAnywhere?: true;
  /** A query without which it is refused to anybody. */
  query?: string;
  /** A body that would be accepted from its owner. */
  body?: (victim: Victim) => object;
  /** Ids of the victim's inside a request of somebody else, which is refused, or skips them where it says so. */
  foreignIds?: (victim: Victim) => { query?: string; body?: object; isSkipped?: true };
}

const password = 'correct horse battery';
const inLedger = '/api/ledgers/{ledgerId}';
const open: AuthorizationRule = { access: 'public' };
const own: AuthorizationRule = { access: 'any' };
const personal: AuthorizationRule = { access: 'session' };
/** For those who run the server; for anybody else there is no such route. */
const operators: AuthorizationRule = { access: 'session', isOperators: true };
const ledger: AuthorizationRule = { access: 'any', isVictims: true };
/** Takes the filter of expenses. */
const filtered: AuthorizationRule = {
  ...ledger,
  foreignIds: ({ categoryId }) => ({ query: `?categoryId=${categoryId}` }),
};
const byLink = { access: 'public', body: () => ({ token: 'nonsense' }) } as const;

const expense = (categoryId: string) => ({ spentOn: '2026-11-23', title: 'Lunch', amount: '1.00', categoryId });

/** An expense of 1.00 in two parts. */
const halves = (categoryId: string) => ({
  spentOn: '2026-11-23',
  amount: '1.00',
  parts: ['Soup', 'Bread'].map((title) => ({ title, amount: '0.50', categoryId })),
});

/** One for each operation: whoever adds a route says here who may call it. */
export const authorizationRules: Record<string, AuthorizationRule> = {
  'GET /health/live': open,
  'GET /health/ready': open,
  'POST /api/auth/register': { access: 'public', body: () => ({ email: 'new@example.org', password }) },
  'POST /api/auth/login': { access: 'public', body: () => ({ email: 'victim@example.org', password }) },
  'POST /api/auth/demo': open,
  'GET /api/auth/providers': open,
  'GET /api/auth/oidc/{provider}': open,
  'GET /api/auth/oidc/{provider}/callback': open,
  'POST /api/auth/password/forgot': { access: 'public', body: () => ({ email: 'victim@example.org' }) },
  'POST /api/auth/password/reset': { access: 'public', body: () => ({ token: 'nonsense', password }) },
  'POST /api/auth/email/confirm': { access: 'session', body: () => ({ token: 'nonsense' }) },
  'POST /api/auth/email/verify': { access: 'session', body: () => ({ token: 'nonsense' }) },
  'POST /api/auth/sessions/report': byLink,
  'POST /api/auth/logout': personal,
  'GET /api/auth/session': personal,
  'GET /api/auth/sessions': personal,
  'DELETE /api/auth/sessions': personal,
  'DELETE /api/auth/sessions/{id}': { access: 'session', isVictims: true },
  'POST /api/auth/reauthenticate': { access: 'session', body: () => ({ password }) },
  'PUT /api/auth/password': {
    access: 'session',
    body: () => ({ currentPassword: password, newPassword: `${password}!` }),
  },
  'DELETE /api/auth/password': personal,
  'POST /api/auth/email': { access: 'session', body: () => ({ email: 'other@example.org', password }) },
  'POST /api/auth/email/verification': personal,
  'GET /api/auth/tokens': personal,
  'POST /api/auth/tokens': { access: 'session', body: () => ({ name: 'Program', scope: 'read' }) },
  'DELETE /api/auth/tokens/{id}': { access: 'session', isVictims: true },
  'GET /api/auth/ways-in': personal,
  'DELETE /api/auth/identities/{id}': { access: 'session', isVictims: true },
  'GET /api/me': own,
  'PATCH /api/me': { access: 'session', body: () => ({ name: 'Somebody' }) },
  'DELETE /api/me': { access: 'session', body: () => ({ password }) },
  'GET /api/me/removal': personal,
  'GET /api/mail': own,
  'GET /api/activity': own,
  'GET /api/activity/stream': { access: 'any', isEndless: true },
  'GET /api/news': own,
  'GET /api/news/offer': own,
  'GET /api/unsubscribe': { access: 'public', query: '?token=nonsense' },
  'POST /unsubscribe': { access: 'public', query: '?token=nonsense', isFromAnywhere: true },
  'GET /api/monitor': operators,
  'GET /api/monitor/events': operators,
  'GET /api/monitor/parked': operators,
  'POST /api/monitor/parked/{id}/retry': operators,
  'DELETE /api/monitor/parked/{id}': operators,
  [`GET ${inLedger}/categories`]: ledger,
  [`POST ${inLedger}/categories`]: {
    ...ledger,
    body: () => ({ name: 'Pets' }),
    foreignIds: ({ categoryId }) => ({ body: { name: 'Pets', parentId: categoryId } }),
  },
  [`PUT ${inLedger}/categories/order`]: {
    ...ledger,
    body: ({ categoryId }) => ({ ids: [categoryId] }),
    foreignIds: ({ categoryId }) => ({ body: { ids: [categoryId] } }),
  },
  [`PATCH ${inLedger}/categories/{id}`]: {
    ...ledger,
    body: () => ({ name: 'Pets' }),
    foreignIds: () => ({ body: { name: 'Pets' } }),
  },
  [`POST ${inLedger}/categories/{id}/merge`]: {
    ...ledger,
    body: ({ categoryId }) => ({ into: categoryId }),
    foreignIds: ({ categoryId }) => ({ body: { into: categoryId } }),
  },
  [`DELETE ${inLedger}/categories/{id}`]: {
    ...ledger,
    foreignIds: ({ categoryId }) => ({ query: `?moveTo=${categoryId}` }),
  },
  [`GET ${inLedger}/saved-filters`]: ledger,
  [`POST ${inLedger}/saved-filters`]: {
    ...ledger,
    body: () => ({ name: 'Mine', filter: {} }),
    foreignIds: ({ categoryId }) => ({ body: { name: 'Mine', filter: { categoryId: [categoryId] } } }),
  },
  [`PATCH ${inLedger}/saved-filters/{id}`]: {
    ...ledger,
    body: () => ({ name: 'Mine' }),
    foreignIds: () => ({ body: { name: 'Mine' } }),
  },
  [`DELETE ${inLedger}/saved-filters/{id}`]: { ...ledger, foreignIds: () => ({}) },
  [`GET ${inLedger}/budgets`]: ledger,
  [`POST ${inLedger}/budgets`]: {
    ...ledger,
    body: () => ({ categoryId: null, amount: '400.00' }),
    foreignIds: ({ categoryId }) => ({ body: { categoryId, amount: '400.00' } }),
  },
  [`PATCH ${inLedger}/budgets/{id}`]: {
    ...ledger,
    body: () => ({ amount: '450.00' }),
    foreignIds: () => ({ body: { amount: '450.00' } }),
  },
  [`DELETE ${inLedger}/budgets/{id}`]: { ...ledger, foreignIds: () => ({}) },
  [`POST ${inLedger}/budgets/{id}/restore`]: { ...ledger, foreignIds: () => ({}) },
  [`GET ${inLedger}/expenses`]: filtered,
  [`POST ${inLedger}/expenses`]: {
    ...ledger,
    body: ({ categoryId }) => expense(categoryId),
    foreignIds: ({ categoryId }) => ({ body: expense(categoryId) }),
  },
  [`PATCH ${inLedger}/expenses`]: {
    ...ledger,
    body: ({ expenseId: id, categoryId }) => ({ items: [{ id, categoryId }] }),
    foreignIds: ({ expenseId: id, categoryId }) => ({ body: { items: [{ id, categoryId }] } }),
  },
  [`POST ${inLedger}/expenses/delete`]: {
    ...ledger,
    body: ({ expenseId: id }) => ({ items: [{ id }] }),
    foreignIds: ({ expenseId: id }) => ({ body: { items: [{ id }] }, isSkipped: true }),
  },
  [`POST ${inLedger}/expenses/restore`]: {
    ...ledger,
    body: ({ expenseId }) => ({ ids: [expenseId] }),
    foreignIds: ({ expenseId }) => ({ body: { ids: [expenseId] }, isSkipped: true }),
  },
  [`GET ${inLedger}/expenses/trash`]: ledger,
  [`GET ${inLedger}/expenses/{id}`]: ledger,
  [`PATCH ${inLedger}/expenses/{id}`]: {
    ...ledger,
    body: ({ categoryId }) => ({ title: 'Dinner', categoryId }),
    foreignIds: () => ({ body: { title: 'Dinner' } }),
  },
  [`DELETE ${inLedger}/expenses/{id}`]: { ...ledger, foreignIds: () => ({}) },
  [`POST ${inLedger}/expenses/{id}/restore`]: { ...ledger, foreignIds: () => ({}) },
  [`GET ${inLedger}/expenses/{id}/history`]: { ...ledger, foreignIds: () => ({}) },
  [`GET ${inLedger}/receipts`]: ledger,
  [`POST ${inLedger}/receipts`]: ledger,
  [`GET ${inLedger}/receipts/{id}`]: { ...ledger, foreignIds: () => ({}) },
  [`PATCH ${inLedger}/receipts/{id}`]: {
    ...ledger,
    body: ({ expenseId }) => ({ expenseId }),
    foreignIds: ({ expenseId }) => ({ body: { expenseId } }),
  },
  [`DELETE ${inLedger}/receipts/{id}`]: { ...ledger, foreignIds: () => ({}) },
  [`DELETE ${inLedger}/receipts/{id}/expenses/{expenseId}`]: { ...ledger, foreignIds: () => ({}) },
  [`POST ${inLedger}/receipts/{id}/restore`]: { ...ledger, foreignIds: () => ({}) },
  [`POST ${inLedger}/receipts/{id}/retry`]: { ...ledger, foreignIds: () => ({}) },
  [`POST ${inLedger}/receipts/{id}/split`]: {
    ...ledger,
    body: ({ categoryId }) => halves(categoryId),
    foreignIds: ({ categoryId }) => ({ body: halves(categoryId) }),
  },
  [`GET ${inLedger}/receipts/{id}/file`]: { ...ledger, foreignIds: () => ({}) },
  [`GET ${inLedger}/receipts/{id}/thumbnail`]: { ...ledger, foreignIds: () => ({}) },
  [`GET ${inLedger}/receipts/{id}/preview`]: { ...ledger, foreignIds: () => ({}) },
  [`GET ${inLedger}/reports/bubbles`]: filtered,
  [`GET ${inLedger}/reports/by-category`]: filtered,
  [`GET ${inLedger}/reports/by-day`]: filtered,
  [`GET ${inLedger}/reports/by-month`]: filtered,
  [`GET ${inLedger}/reports/by-year`]: filtered,
  [`GET ${inLedger}/reports/comparison`]: filtered,
  [`GET ${inLedger}/reports/highlights`]: filtered,
  [`GET ${inLedger}/reports/merchants`]: filtered,
  [`GET ${inLedger}/reports/recurring`]: filtered,
  [`GET ${inLedger}/reports/summary`]: filtered,
  [`GET ${inLedger}/suggestions/titles`]: ledger,
  [`GET ${inLedger}/suggestions/category`]: { ...ledger, query: '?title=Lunch' },
};
