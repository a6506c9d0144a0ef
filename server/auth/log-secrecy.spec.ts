import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { mailedLink } from '../testing/mailed-link.js';
import { TestApi } from '../testing/test-api.js';

const password = 'a secret of nobody else';
let api: TestApi;
let lines: string[];

beforeAll(async () => {
  lines = [];
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
  }
  api = await TestApi.start({ LOG_LEVEL: 'verbose' });
});
afterAll(async () => {
  await api.stop();
  jest.restoreAllMocks();
});

it('A34: nothing secret is in any line, and no line is forged, whatever fails', async () => {
  const ada = await api.client().register({ password });
  const { email } = ada.user;
  const cookie = ada.cookie as string;
  const agent = { 'user-agent': `Mozilla\u00e9 ${'x'.repeat(3_000)} [Nest] 1 - ERROR forged` };
  const { body: made } = await ada.post<{ token: string }>('/api/auth/tokens', { name: 'Script', scope: 'read' });
  await api.client().send('POST', '/api/auth/login', { body: { email, password }, headers: agent });
  await api.client().post('/api/auth/login', { email, password: `${password}!` });
  await api.client().post('/api/auth/login', `{"email": "${email}", "password": "${password}`);
  await api
    .client()
    .get('/api/me', { authorization: `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}` });
  await api.client().post('/api/auth/password/forgot', { email });
  const link = await mailedLink(api, email, 'password-reset');
  await api.client().get(`/api/auth/password/reset?token=${link}`);
  await api.client().post('/api/auth/password/reset', { token: link, password: 'short' });
  // Something that nobody foresaw is logged whole.
  await api.database.query('ALTER TABLE access_tokens RENAME TO access_tokens_away');
  const failed = await api.client().get('/api/me', { authorization: `Bearer ${made.token}` });
  await api.database.query('ALTER TABLE access_tokens_away RENAME TO access_tokens');
  expect(failed.status).toBe(500);
  await eventually(() => expect(lines.join('')).toContain('access_tokens'));
  const log = lines.join('');
  for (const secret of [password, cookie.replace('session=', ''), made.token, link]) expect(log).not.toContain(secret);
  expect(log).not.toContain('forged');
});
