import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase } from '../testing/test-database.js';
import { TestApi } from '../testing/test-api.js';

const [old, next] = ['an-old-secret-0123456789-abcdefghij', 'the-next-secret-9876543210-zyxwvuts'];
let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('A19: signing keys change without signing anybody out, and an old one ends when it is taken away', async () => {
  const start = (SESSION_SECRET: string) => TestApi.start({ DATABASE_URL: database.url, SESSION_SECRET });
  const before = await start(old);
  const { cookie } = await before.client().register({ email: 'ada@example.org' });
  await before.stop();

  const during = await start(`${next}, ${old}`);
  const ada = Object.assign(during.client(), { cookie });
  expect((await ada.get('/api/me')).status).toBe(200);
  const newcomer = await during.client().register();
  await during.stop();

  const after = await start(next);
  expect((await Object.assign(after.client(), { cookie }).get('/api/me')).status).toBe(401);
  expect((await Object.assign(after.client(), { cookie: newcomer.cookie }).get('/api/me')).status).toBe(200);
  await after.stop();
});
