import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { ActivityPage } from './activity.dto.js';

let api: TestApi;
let person: TestClient;
let ledgerId: string;

beforeAll(async () => {
  api = await TestApi.start();
  person = await api.client().register({ timeZone: 'America/Los_Angeles' });
  ledgerId = person.user.ledgers[0]?.id as string;
  const rows = [
    ['expense.created', '2026-03-01T07:59:59.999Z', true],
    ['expense.updated', '2026-03-01T08:00:00.000Z', true],
    ['filter.saved', '2026-03-02T12:00:00.000Z', true],
    ['token.created', '2026-03-03T12:00:00.000Z', false],
    ['summary.issued', '2026-03-04T12:00:00.000Z', false],
    ['user.updated', '2026-03-09T06:59:59.999Z', false],
    ['expense.deleted', '2026-03-09T07:00:00.000Z', true],
  ] as const;
  for (const [type, occurredAt, isOfLedger] of rows) {
    await api.database.query(
      `INSERT INTO activities (id, type, occurred_at, user_id, ledger_id, data)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, '{}')`,
      [type, occurredAt, person.user.id, isOfLedger ? ledgerId : null],
    );
  }
});
afterAll(() => api.stop());

describe('activities', () => {
  it.each([
    // The clocks go forward on 8 March: that day has 23 hours.
    [
      'of days',
      'from=2026-03-01&to=2026-03-08',
      'user.updated summary.issued token.created filter.saved expense.updated',
    ],
    ['of one day', 'from=2026-03-03&to=2026-03-03', 'token.created'],
    ['until a day', 'to=2026-03-01', 'expense.updated expense.created'],
    ['from a day on, of a kind', 'from=2026-03-09&kind=expense', 'expense.deleted'],
    ['of a kind', 'kind=expense', 'expense.deleted expense.updated expense.created'],
    ['of the kind of categories', 'kind=category', 'filter.saved'],
    ['of a kind, in days', 'kind=security&to=2026-03-31', 'token.created'],
    ['of the kind of mails, in days', 'kind=mail&to=2026-03-31', 'summary.issued'],
    ['of no other kind, in days', 'kind=account&to=2026-03-31', 'user.updated'],
    ['of a type', 'type=expense.updated', 'expense.updated'],
    ['of a type and its kind', 'type=expense.updated&kind=expense', 'expense.updated'],
    ['of a type and another kind', 'type=expense.updated&kind=mail', ''],
    ['of a type, in days', 'type=expense.updated&from=2026-03-02', ''],
    ['of all days', 'kind=category&from=0001-01-01&to=9999-12-31', 'filter.saved'],
  ])('%s are found and counted', async (_, query, types) => {
    const { body } = await person.get<ActivityPage>(`/api/activity?${query}`);
    expect(body.items.map(({ type }) => type).join(' ')).toBe(types);
    expect(body.total).toBe(body.items.length);
  });

  it('of a kind come in pages', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => person.get<ActivityPage>(`/api/activity?kind=expense&pageSize=2&page=${page}`)),
    );
    expect(pages.map(({ body }) => [body.items.map(({ type }) => type), body.total])).toEqual([
      [['expense.deleted', 'expense.updated'], 3],
      [['expense.created'], 3],
      [[], 3],
    ]);
  });

  it.each([
    ['kind', 'kind=secrets'],
    ['from', 'from=2026-02-30'],
    ['to', 'to=yesterday'],
    ['to', 'from=2026-03-02&to=2026-03-01'],
  ])('refuse a wrong %s: %s', async (field, query) => {
    const { status, body } = await person.get(`/api/activity?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field }] });
  });
});
