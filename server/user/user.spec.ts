import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';

let api: TestApi;
let ada: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  ada = await api.client().register({ name: 'Ada' });
});

const update = (body: object) => ada.send('PATCH', '/api/me', { body });

describe('the profile', () => {
  it('changes in what is given and stays in the rest', async () => {
    const { status, body } = await update({ name: ' Ada Lovelace ', timeZone: 'pacific/kiritimati', currency: 'EUR' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Ada Lovelace',
      timeZone: 'Pacific/Kiritimati',
      currency: 'EUR',
      newsSubscribed: false,
      // It is 18:00 in UTC and the next morning there.
      today: '2026-11-25',
    });
    expect((await ada.get('/api/me')).body).toEqual(body);
  });

  it('tells in the activity what it was before', async () => {
    await update({ name: 'Countess', currency: 'USD' });
    await update({});
    await eventually(async () => {
      const { body } = await ada.get<{ items: object[] }>('/api/activity?type=user.updated');
      expect(body.items).toEqual([
        expect.objectContaining({ data: { before: { name: 'Ada' }, after: { name: 'Countess' } }, ip: '127.0.0.1' }),
      ]);
    });
  });

  it.each([
    [{ name: null }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ name: 'two\nlines' }, 'name'],
    [{ timeZone: 'Mars/Base' }, 'timeZone'],
    [{ timeZone: '+02:00' }, 'timeZone'],
    [{ currency: 'usd' }, 'currency'],
    [{ currency: 'XYZ' }, 'currency'],
    [{ newsSubscribed: 'yes' }, 'newsSubscribed'],
    [{ email: 'other@example.org' }, 'email'],
    [{ id: 1 }, 'id'],
    [{ isDemo: true }, 'isDemo'],
    [{ emailVerified: true }, 'emailVerified'],
  ])('A33: refuses %j and stays as it is', async (change, field) => {
    const before = (await ada.get('/api/me')).body;
    const answer = await update({ currency: 'EUR', ...change });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
    expect((await ada.get('/api/me')).body).toEqual(before);
  });
});
