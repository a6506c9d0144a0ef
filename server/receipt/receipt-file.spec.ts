import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { aPdf, dangerousPdfs, strangers, aPhonePhoto } from '../testing/receipt-samples.js';
import { aReading, aReceiptPicture, readBy, upload } from '../testing/receipt-scene.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start({ RABBITMQ_URL: undefined });
  readBy(api, () => Promise.resolve(aReading()));
  person = await api.client().register();
});
afterAll(() => api.stop());

interface Bytes {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

async function fetchFile(
  id: string,
  what: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Bytes> {
  const response = await fetch(`${api.url}${person.ledger}/receipts/${id}/${what}`, {
    method,
    headers: { cookie: person.cookie as string, ...headers },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const uploaded = async (file?: Buffer, name?: string) => (await upload(person, file, name)).body;

describe('the file of a receipt', () => {
  it('comes with headers under which nothing in it can act', async () => {
    const { id } = await uploaded(await aReceiptPicture(), 'bill.jpg');
    const { status, headers, bytes } = await fetchFile(id, 'file', { 'accept-encoding': 'gzip, br' });
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="bill.jpg"; filename*=UTF-8''bill.jpg`,
      'content-security-policy': `sandbox; default-src 'none'`,
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'accept-ranges': 'bytes',
      vary: 'Cookie, Authorization',
    });
    expect(headers.get('content-encoding')).toBeNull();
    expect((await sharp(bytes).metadata()).format).toBe('jpeg');
    const inline = await fetchFile(id, 'file?inline');
    expect(inline.headers.get('content-disposition')).toMatch(/^inline; /);
    expect((await fetchFile(id, 'file?inline=perhaps')).status).toBe(400);
    const head = await fetchFile(id, 'file', {}, 'HEAD');
    expect([head.status, head.bytes.length, head.headers.get('etag')]).toEqual([200, 0, headers.get('etag')]);
  });

  it('is not sent again to whoever has it, and in part to whoever asks for a part', async () => {
    const { id } = await uploaded();
    const { headers, bytes } = await fetchFile(id, 'file');
    const etag = headers.get('etag') as string;
    const same = await fetchFile(id, 'file', { 'if-none-match': `"other", W/${etag}` });
    expect([same.status, same.bytes.length, same.headers.get('etag')]).toEqual([304, 0, etag]);
    expect((await fetchFile(id, 'file', { 'if-none-match': '"other"' })).status).toBe(200);
    const { length } = bytes;
    const part = await fetchFile(id, 'file', { range: 'bytes=10-19' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${length}`]);
    expect(part.bytes.equals(bytes.subarray(10, 20))).toBe(true);
    const end = await fetchFile(id, 'file', { range: 'bytes=-5' });
    expect(end.bytes.equals(bytes.subarray(-5))).toBe(true);
    const beyond = await fetchFile(id, 'file', { range: `bytes=${length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${length}`]);
    const changed = await fetchFile(id, 'file', { range: 'bytes=0-9', 'if-range': '"other"' });
    expect([changed.status, changed.bytes.length]).toEqual([200, length]);
  });

  it('has a thumbnail and a picture of each page', async () => {
    const { id, pages } = await uploaded(aPdf({ pages: 2 }), 'bill.pdf');
    expect(pages).toBe(2);
    const file = await fetchFile(id, 'file');
    expect([file.headers.get('content-type'), file.bytes.subarray(0, 5).toString()]).toEqual([
      'application/pdf',
      '%PDF-',
    ]);
    for (const what of ['thumbnail', 'preview', 'preview?page=2']) {
      const { status, headers, bytes } = await fetchFile(id, what);
      expect([what, status, headers.get('content-type')]).toEqual([what, 200, 'image/webp']);
      expect((await sharp(bytes).metadata()).format).toBe('webp');
    }
    expect((await fetchFile(id, 'preview?page=3')).status).toBe(404);
    expect((await fetchFile(id, 'preview?page=0')).status).toBe(400);
  });

  it('is nowhere for another ledger, and for nobody', async () => {
    const { id } = await uploaded();
    const other = await api.client().register();
    for (const what of ['', '/file', '/thumbnail', '/preview']) {
      expect((await other.get(`${other.ledger}/receipts/${id}${what}`)).status).toBe(404);
      expect((await other.get(`${person.ledger}/receipts/${id}${what}`)).status).toBe(404);
      expect((await api.client().get(`${person.ledger}/receipts/${id}${what}`)).status).toBe(401);
    }
  });

  it('holds neither place nor camera any more, and stands upright', async () => {
    const { id, width, height } = await uploaded(await aPhonePhoto(), 'IMG_1.JPG');
    const { bytes } = await fetchFile(id, 'file');
    const { exif, orientation } = await sharp(bytes).metadata();
    expect([exif, orientation, width < height]).toEqual([undefined, undefined, true]);
    expect(bytes.includes('SecretCamera')).toBe(false);
  });
});

describe('what is no receipt', () => {
  const dangerous = Object.entries(dangerousPdfs).slice(0, 3);

  it.each([...strangers, ...dangerous.map(([name, bytes]) => [`${name}.pdf`, bytes] as const)])(
    '%s is refused by 415, which says what is taken',
    async (name, bytes) => {
      const file = typeof bytes === 'function' ? (bytes as () => Buffer)() : bytes;
      const { status, body } = await upload<{ code: string; errors: { field: string }[] }>(person, file, name);
      expect([status, body.code, body.errors[0]?.field]).toEqual([415, 'unsupported_file', 'file']);
    },
  );

  it('leaves no receipt of it', async () => {
    const before = (await person.get<{ total: number }>(`${person.ledger}/receipts`)).body.total;
    await upload(person, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.jpg');
    expect((await person.get<{ total: number }>(`${person.ledger}/receipts`)).body.total).toBe(before);
  });
});

it.each(['../../x.jpg', 'a\r\nSet-Cookie: x=1.jpg', `${'n'.repeat(5_000)}.jpg`, 'ünï "quoted" 日本語.jpg'])(
  'a name such as %j is kept as a name alone, and goes into a header by its rules',
  async (name) => {
    const { id, originalName } = await uploaded(undefined, name);
    expect(originalName.length).toBeLessThanOrEqual(255);
    expect(originalName).not.toMatch(/[\r\n/\\]/);
    const { status, headers } = await fetchFile(id, 'file');
    expect(status).toBe(200);
    expect(headers.get('set-cookie')).toBeNull();
    const [, whole = ''] = /filename\*=UTF-8''(\S+)$/.exec(headers.get('content-disposition') ?? '') ?? [];
    expect(decodeURIComponent(whole)).toBe(originalName);
  },
);
