import { readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { usualPlaces } from '../receipt-intake/upload-places.js';
import { eventually } from '../testing/eventually.js';
import { aReading, readBy, upload } from '../testing/receipt-scene.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { uploadHead } from '../testing/upload-server.js';

let api: TestApi;
let held: Socket[] = [];

beforeAll(async () => {
  api = await TestApi.start({ RABBITMQ_URL: undefined });
  readBy(api, () => Promise.resolve(aReading()));
});
afterEach(() => letGo());
afterAll(() => api.stop());

it('are so many for a person: who holds more open is refused, others are not, and leaving makes room again', async () => {
  const [person, other] = [await api.client().register(), await api.client().register()];
  for (let count = 0; count < usualPlaces.ofPerson; count += 1) hold(person);
  await eventually(async () => expect(await filesUnderWay()).toBe(usualPlaces.ofPerson));
  const { status, headers, body } = await upload<{ code: string; detail: string }>(person);
  expect([status, headers.get('retry-after'), headers.get('content-type'), body.code]).toEqual([
    429,
    '5',
    'application/problem+json; charset=utf-8',
    'too_many_requests',
  ]);
  expect(body.detail).toMatch(/Try again in 5 seconds/);
  expect((await upload(other)).status).toBe(201);
  letGo();
  await eventually(async () => expect(await filesUnderWay()).toBe(0));
  await eventually(async () => expect((await upload(person)).status).toBe(201));
});

/** Begins an upload of nearly 10 MB that never ends. */
function hold(person: TestClient): void {
  const { port, hostname, origin } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const head = uploadHead(10_000_000)
    .replace('/upload', `${new URL(api.url).pathname.replace(/\/$/, '')}${person.ledger}/receipts`)
    .replace('Host: localhost', `Host: ${hostname}:${port}\r\nOrigin: ${origin}\r\nCookie: ${person.cookie}`);
  socket.write(`${head}${'x'.repeat(100_000)}`);
  held.push(socket);
}

function letGo(): void {
  for (const socket of held) socket.destroy();
  held = [];
}

const filesUnderWay = async () => (await readdir(api.config.temporaryReceiptsFolder).catch(() => [])).length;
