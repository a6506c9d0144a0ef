import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import fastify, { type FastifyInstance } from 'fastify';
import { eventually } from '../testing/eventually.js';
import { earlyProblems } from './early-problems.js';
import { allowUploadTime, limitRequestTime } from './request-time.js';

let app: FastifyInstance;
let answered: string[];

beforeEach(async () => {
  answered = [];
  app = fastify({ ...earlyProblems, forceCloseConnections: true });
  limitRequestTime(app, 300);
  app.addContentTypeParser('text/plain', (_request, payload, done) => {
    text(payload).then((body) => done(null, body), done);
  });
  app.post('/text', async ({ body }) => answered.push(body as string));
  app.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null));
  app.post('/upload', async ({ raw }) => {
    allowUploadTime(raw);
    answered.push(await text(raw));
  });
  app.post('/refused', async (_request, reply) => reply.code(401).send());
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => app.close());

it('ends a request whose body does not come, and says why', async () => {
  const answer = await text(begin('/text'));
  expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout/);
  expect(answer).toContain('"code":"request_timeout"');
  expect(answered).toEqual([]);
});

it('ends the body of an upload that was refused', async () => {
  const answer = await text(begin('/refused', 'application/octet-stream'));
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
});

it('leaves an upload its time', async () => {
  const upload = begin('/upload', 'application/octet-stream');
  // By then the other one, which began later, has been ended.
  await text(begin('/text'));
  upload.write('ab');
  await eventually(() => expect(answered).toEqual(['ab']));
  upload.destroy();
});

it('leaves those alone that have come', async () => {
  const connection = begin('/text');
  connection.write('ab');
  await eventually(() => expect(answered).toEqual(['ab']));
  await text(begin('/text'));
  connection.write('POST /text HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\ncd');
  await eventually(() => expect(answered).toEqual(['ab', 'cd']));
  connection.destroy();
});

function begin(path: string, type = 'text/plain') {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: 2\r\n\r\n`);
  return socket;
}
