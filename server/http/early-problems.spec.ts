import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

describe('what is wrong before there is a route is a problem too', () => {
  it.each([
    ['an address that is none', 'GET /api/%zz HTTP/1.1', 400, 'malformed_address'],
    ['a parameter without end', `GET /api/ledgers/${'7'.repeat(200)}/expenses HTTP/1.1`, 414, 'address_too_long'],
    ['headers without end', `GET /api/me HTTP/1.1\r\nX-Long: ${'x'.repeat(20_000)}`, 431, 'headers_too_large'],
    ['no HTTP at all', 'HELLO', 400, 'bad_request'],
  ])('%s', async (_name, head, status, code) => {
    const answer = await exchange(`${head}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(answer.status).toBe(status);
    expect(answer.head).toMatch(/content-type: application\/problem\+json; charset=utf-8/i);
    expect(answer.head).toMatch(/x-content-type-options: nosniff/i);
    expect(answer.head).toMatch(/content-security-policy: default-src 'none'/i);
    expect(answer.body).toMatchObject({ type: 'about:blank', status, code, requestId: expect.any(String) });
    expect(JSON.stringify(answer.body)).not.toMatch(/%zz|777|HELLO|FST_|HPE_/);
  });
});

/** Bytes as they are, answered by whatever the server says before it hangs up. */
function exchange(request: string): Promise<{ status: number; head: string; body: unknown }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(api.url);
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', body = ''] = Buffer.concat(chunks).toString().split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), head, body: JSON.parse(body) as unknown });
    });
  });
}
