import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { S3Server } from '../testing/s3-server.js';
import { DiskReceiptStore } from './disk-receipt-store.js';
import { allReceiptFiles, receiptFiles, receiptOf } from './receipt-files.js';
import { ReceiptFileMissingError, ReceiptRangeError } from './receipt-store-problems.js';
import type { ReceiptStore } from './receipt-store.js';
import { S3ReceiptStore, usualServing } from './s3-receipt-store.js';

const folder = mkdtempSync(join(tmpdir(), 'spendwise-store-'));
let s3: S3Server;

beforeAll(async () => {
  s3 = await S3Server.start();
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

const stores: [string, () => ReceiptStore][] = [
  ['on the disk', () => new DiskReceiptStore(join(folder, 'receipts'))],
  ['in S3', () => new S3ReceiptStore(s3.settings)],
];

describe.each(stores)('receipts kept %s', (_where, openStore) => {
  let store: ReceiptStore;
  let key: string;
  beforeEach(() => {
    store = openStore();
    key = aKey();
  });

  it('are there, whole, and their file is taken over', async () => {
    const file = aFile('0123456789');
    await store.put(key, file, 'image/jpeg');
    expect(existsSync(file)).toBe(false);
    const { stream, byteSize } = await store.open(key);
    expect(byteSize).toBe(10);
    expect(await text(stream)).toBe('0123456789');
  });

  it('are put again without harm, also when the first attempt has taken the file', async () => {
    const file = aFile('first');
    await store.put(key, file, 'image/jpeg');
    await store.put(key, file, 'image/jpeg');
    expect(await contentOf(store, key)).toBe('first');
    await store.put(key, aFile('second'), 'image/jpeg');
    expect(await contentOf(store, key)).toBe('second');
  });

  it('are not made of nothing', async () => {
    await expect(store.put(key, join(folder, 'nowhere'), 'image/jpeg')).rejects.toThrow();
    await expect(store.open(key)).rejects.toThrow(ReceiptFileMissingError);
  });

  it.each([
    [{ start: 0, end: 1 }, '01'],
    [{ start: 2, end: 4 }, '234'],
    [{ start: 8, end: 99 }, '89'],
  ])('are read in part: %j', async (range, expected) => {
    await store.put(key, aFile('0123456789'), 'image/jpeg');
    const { stream, byteSize } = await store.open(key, range);
    expect(byteSize).toBe(10);
    expect(await text(stream)).toBe(expected);
  });

  it('are not read beyond their end', async () => {
    await store.put(key, aFile('0123456789'), 'image/jpeg');
    const reading = store.open(key, { start: 10, end: 20 });
    await expect(reading).rejects.toMatchObject({ status: 416, byteSize: 10 });
    await expect(reading).rejects.toBeInstanceOf(ReceiptRangeError);
  });

  it('are missed by name', async () => {
    await expect(store.open(key)).rejects.toThrow(ReceiptFileMissingError);
    await expect(store.fetchTo(key, join(folder, 'copy'))).rejects.toThrow(ReceiptFileMissingError);
    expect(existsSync(join(folder, 'copy'))).toBe(false);
  });

  it('are removed, also when they are gone', async () => {
    const other = aKey();
    await store.put(key, aFile('a'), 'image/jpeg');
    await store.put(other, aFile('b'), 'image/jpeg');
    await store.remove([key, aKey()]);
    await store.remove([key]);
    await expect(store.open(key)).rejects.toThrow(ReceiptFileMissingError);
    expect(await contentOf(store, other)).toBe('b');
  });

  it('are listed with the time they came', async () => {
    const before = Date.now();
    await store.put(key, aFile('a'), 'image/jpeg');
    const listed = (await all(store.list())).filter((one) => one.key === key);
    expect(listed).toHaveLength(1);
    // Whole seconds are all that some stores say.
    expect(Math.abs((listed[0]?.modifiedAt.getTime() ?? 0) - before)).toBeLessThan(300_000);
  });

  it('are copied to a file', async () => {
    await store.put(key, aFile('0123456789'), 'image/jpeg');
    await store.fetchTo(key, join(folder, 'copy'));
    expect(readFileSync(join(folder, 'copy'), 'utf8')).toBe('0123456789');
    rmSync(join(folder, 'copy'));
    expect(await contentOf(store, key)).toBe('0123456789');
  });
});

describe('receipts in S3', () => {
  it('are unavailable, not missing, while the store is away, and lose nothing', async () => {
    const away = await S3Server.start();
    await away.close();
    const store = new S3ReceiptStore(away.settings);
    const key = aKey();
    const file = aFile('still here');
    const unavailable = { status: 503, code: 'receipt_store_unavailable', retryAfter: 30 };
    await expect(store.put(key, file, 'image/jpeg')).rejects.toMatchObject(unavailable);
    expect(readFileSync(file, 'utf8')).toBe('still here');
    await expect(store.open(key)).rejects.toMatchObject(unavailable);
    await expect(store.remove([key])).rejects.toMatchObject(unavailable);
    await expect(store.fetchTo(key, join(folder, 'copy'))).rejects.toMatchObject(unavailable);
    await expect(all(store.list())).rejects.toMatchObject(unavailable);
  });

  it('are put and copied while people read as many as they may, slowly', async () => {
    const store = new S3ReceiptStore(s3.settings);
    const key = aKey();
    await store.put(key, aFile('0123456789'.repeat(100)), 'image/jpeg');
    const held = await Promise.all(Array.from({ length: usualServing.atOnce }, () => store.open(key)));
    const other = aKey();
    await store.put(other, aFile('other'), 'image/jpeg');
    await store.fetchTo(other, join(folder, 'copied'));
    expect(readFileSync(join(folder, 'copied'), 'utf8')).toBe('other');
    for (const { stream } of held) stream.destroy();
    store.onApplicationShutdown();
  });

  it('are cut off when they are not read in time, which makes room for the next', async () => {
    const store = new S3ReceiptStore(s3.settings, { atOnce: 1, longestMs: 100 });
    const key = aKey();
    await store.put(key, aFile('0123456789'.repeat(100)), 'image/jpeg');
    const { stream: slow } = await store.open(key);
    const end = once(slow, 'error');
    expect(await contentOf(store, key)).toHaveLength(1_000);
    await expect(end).resolves.toMatchObject([{ message: 'It was read too slowly' }]);
    store.onApplicationShutdown();
  });

  it('are unavailable when the bucket is not there or the key is refused', async () => {
    const elsewhere = new S3ReceiptStore({ ...s3.settings, bucket: 'somewhere-else' });
    await expect(elsewhere.open(aKey())).rejects.toMatchObject({ status: 503 });
    const stranger = new S3ReceiptStore({ ...s3.settings, accessKeyId: 'GUESSED' });
    await expect(stranger.put(aKey(), aFile('x'), 'image/jpeg')).rejects.toMatchObject({ status: 503 });
  });
});

describe('the key of a file', () => {
  const [ledgerId, id] = [randomUUID(), randomUUID()];

  it('is made of ids and what the file is', () => {
    const receipt = { ledgerId, id, mediaType: 'application/pdf' as const, pages: 2 };
    const names = ['original.pdf', 'thumbnail.webp', 'page-1.webp', 'page-2.webp'];
    expect(allReceiptFiles(receipt)).toEqual(names.map((name) => `${ledgerId}/${id}/${name}`));
    for (const key of allReceiptFiles(receipt)) expect(receiptOf(key)).toEqual({ ledgerId, id });
  });

  it.each(['../../etc/passwd', `${randomUUID()}/../original.jpg`, `${ledgerId}/${id}/original.exe`, '.arriving/x'])(
    'is not %s',
    async (key) => {
      expect(receiptOf(key)).toBeNull();
      const store = new DiskReceiptStore(join(folder, 'receipts'));
      await expect(store.open(key)).rejects.toThrow('not the key');
      await expect(store.put(key, aFile('x'))).rejects.toThrow('not the key');
    },
  );
});

const aKey = () => receiptFiles(randomUUID(), randomUUID(), { kind: 'original', mediaType: 'image/jpeg' });

function aFile(content: string): string {
  const file = join(folder, randomUUID());
  writeFileSync(file, content);
  return file;
}

async function contentOf(store: ReceiptStore, key: string): Promise<string> {
  return text((await store.open(key)).stream);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
