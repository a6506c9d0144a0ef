import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { eventually } from '../testing/eventually.js';
import { UploadServer, uploadHead } from '../testing/upload-server.js';

const megabyte = 1024 * 1024;
let server: UploadServer;

beforeAll(async () => {
  server = await UploadServer.start();
});
afterAll(() => server.stop());
afterEach(async () => {
  jest.restoreAllMocks();
  await eventually(async () => expect(await server.leftovers()).toEqual([]));
  expect(server.underWay).toBe(0);
});

describe('receiving an upload', () => {
  it('takes a file of the largest size, byte by byte', async () => {
    const bytes = Buffer.alloc(10 * megabyte, 'receipt ');
    const { status, body } = await server.send('Kassenzettel Café.jpg', bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect({ status, body }).toEqual({
      status: 200,
      body: { originalName: 'Kassenzettel Café.jpg', byteSize: bytes.length, sha256 },
    });
  });

  it.each([1, megabyte])('refuses a file that is %i bytes too large', async (excess) => {
    const { status, body } = await server.send('a.jpg', Buffer.alloc(10 * megabyte + excess));
    expect(status).toBe(413);
    expect(body).toMatchObject({
      code: 'file_too_large',
      errors: [{ field: 'file', message: 'is larger than 10 MB' }],
    });
  });

  it('refuses a file that is too large before it has arrived, whether its size was said or not', async () => {
    const said = server.open(uploadHead(50 * megabyte));
    expect(await firstLine(said)).toBe('HTTP/1.1 413 Payload Too Large');
    said.destroy();
    const unsaid = server.open(
      uploadHead(0).replace('Content-Length: 0', 'Transfer-Encoding: chunked').split('--')[0] ?? '',
    );
    const form = uploadHead(0).split('\r\n\r\n').slice(1).join('\r\n\r\n');
    unsaid.write(chunk(form) + chunk('x'.repeat(11 * megabyte)));
    expect(await firstLine(unsaid)).toBe('HTTP/1.1 413 Payload Too Large');
    unsaid.destroy();
  });

  it('gives room to the next request on the connection after one that was refused', async () => {
    const bytes = Buffer.alloc(10 * megabyte + 1);
    const head = uploadHead(bytes.length + 1_000);
    const socket = server.open(head);
    socket.write(bytes);
    expect(await firstLine(socket)).toBe('HTTP/1.1 413 Payload Too Large');
    const sent = head.split('\r\n\r\n').slice(1).join('\r\n\r\n').length + bytes.length;
    socket.write('x'.repeat(bytes.length + 1_000 - sent));
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const [data] = (await once(socket, 'data')) as [Buffer];
    expect(data.toString()).toContain('{"isThere":true}');
    socket.destroy();
  });

  const file = () => new Blob(['x']);
  const forms: [string, [name: string, value: string | Blob][], string][] = [
    ['no part at all', [], 'is missing'],
    ['a field alone', [['note', 'x']], 'must be the only part'],
    ['a field called file', [['file', 'x']], 'must be the only part'],
    [
      'a field first',
      [
        ['note', 'x'],
        ['file', file()],
      ],
      'must be the only part',
    ],
    [
      'a field after it',
      [
        ['file', file()],
        ['note', 'x'],
      ],
      'must be the only part',
    ],
    [
      'two files',
      [
        ['file', file()],
        ['file', file()],
      ],
      'must be the only part',
    ],
    ['a file of another name', [['picture', file()]], 'is missing'],
    ['a file named for a trap', [['__proto__', file()]], 'did not arrive whole'],
  ];
  it.each(forms)('refuses a form with %s', async (_what, parts, message) => {
    const form = new FormData();
    for (const [name, value] of parts) form.append(name, value as string);
    const { status, body } = await server.post(form);
    expect(status).toBe(400);
    expect(body.errors?.[0]).toMatchObject({ field: 'file' });
    expect(body.errors?.[0]?.message).toContain(message);
  });

  it.each([
    ['multipart/form-data', '--x\r\n', 400],
    [`multipart/form-data; boundary=${'b'.repeat(252)}`, '--c\r\n', 400],
    ['multipart/form-data; boundary=b', `--b\r\n${'A: 1\r\n'.repeat(3_000)}\r\nx\r\n--b--\r\n`, 400],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx',
      400,
    ],
    ['multipart/mixed; boundary=b', '--b--', 415],
  ])('refuses the form %#, which is none', async (type, body, status) => {
    const response = await fetch(`${server.url}/upload`, { method: 'POST', body, headers: { 'Content-Type': type } });
    expect(response.status).toBe(status);
  });

  it('refuses what is no form', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${server.url}/upload`, { method: 'POST', body: '{}', headers });
    expect(response.status).toBe(400);
  });

  it('takes forms at its own route alone', async () => {
    const { status, body } = await server.send('a.jpg', Buffer.from('x'), '/json');
    expect(status).toBe(415);
    expect(body.code).toBe('FST_ERR_CTP_INVALID_MEDIA_TYPE');
    expect((await server.send('a.jpg', Buffer.from('x'), '/nowhere')).status).toBe(415);
  });
});

describe('an upload that does not come to its end', () => {
  it('leaves nothing when the client goes away in the middle, a hundred times', async () => {
    const sockets = Array.from({ length: 100 }, (_, index) => {
      const socket = server.open(uploadHead(megabyte));
      // In the middle of the file, right at its beginning, or before there is one.
      if (index % 3 > 0) socket.write('x'.repeat(index % 3 === 1 ? megabyte / 2 : 10));
      return socket;
    });
    await eventually(() => expect(server.underWay).toBe(100));
    // What has no byte yet has no file either.
    await eventually(async () => expect(await server.leftovers()).toHaveLength(66));
    for (const socket of sockets) socket.destroy();
    await eventually(() => expect(server.underWay).toBe(0));
  });

  it('leaves nothing when the client goes away before the file begins', async () => {
    const socket = server.open(uploadHead(megabyte).slice(0, -40));
    await eventually(() => expect(server.underWay).toBe(1));
    socket.destroy();
    await eventually(() => expect(server.underWay).toBe(0));
  });

  it.each([
    ['silent', { longestMs: 60_000, longestSilenceMs: 500 }],
    ['too long under way', { longestMs: 500, longestSilenceMs: 60_000 }],
  ])('is told and cut off when it is %s, while others are answered', async (_what, time) => {
    const impatient = await UploadServer.start({ time });
    const sockets = Array.from({ length: 200 }, () => impatient.open(uploadHead(megabyte) + 'x'.repeat(1_000)));
    const answers = sockets.map((socket) => text(socket));
    expect(await (await fetch(impatient.url)).json()).toEqual({ isThere: true });
    for (const answer of await Promise.all(answers))
      expect(answer).toMatch(/^HTTP\/1\.1 408 [^]*did not arrive in time/);
    await eventually(async () => expect(await impatient.leftovers()).toEqual([]));
    expect(impatient.underWay).toBe(0);
    await impatient.stop();
  });

  it('leaves nothing on a full disk, and says what to do', async () => {
    await failWritesBy('ENOSPC');
    const { status, body } = await server.send('a.jpg', Buffer.from('x'));
    expect(status).toBe(507);
    expect(body.code).toBe('storage_full');
    expect(body.message).toMatch(/no room left.*free some space; then send it again/);
  });

  it('leaves nothing on a broken disk, and does not tell of it', async () => {
    await failWritesBy('EIO');
    const { status, body } = await server.send('a.jpg', Buffer.from('x'));
    expect(status).toBe(503);
    expect(JSON.stringify(body)).not.toContain('EIO');
  });
});

async function firstLine(socket: ReturnType<UploadServer['open']>): Promise<string> {
  const [data] = (await once(socket, 'data')) as [Buffer];
  return data.toString().split('\r\n')[0] ?? '';
}

const chunk = (data: string) => `${data.length.toString(16)}\r\n${data}\r\n`;

async function failWritesBy(code: string): Promise<void> {
  const handle = await open(new URL(import.meta.url));
  const prototype = Object.getPrototypeOf(handle) as typeof handle;
  await handle.close();
  const failure = Object.assign(new Error(code), { code, syscall: 'write' });
  jest.spyOn(prototype, 'writeFile').mockRejectedValue(failure);
}
