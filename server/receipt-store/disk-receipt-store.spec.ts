import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DiskReceiptStore } from './disk-receipt-store.js';
import { receiptFiles } from './receipt-files.js';

const rounds = 12;
const wholeSize = 500_000;
let folder: string;
let store: DiskReceiptStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendwise-disk-'));
  store = new DiskReceiptStore(join(folder, 'receipts'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('receipts on the disk', () => {
  it('are whole or not there when the process is killed in the middle, and safe once it was told', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const lines = await linesUntilKilled(round % 2 === 0 ? 'begin' : 'end', 3 + round);
      const keysAfter = (word: string) =>
        lines.filter((line) => line.startsWith(word)).map((l) => l.split(' ')[1] ?? '');
      for (const key of keysAfter('end ')) expect(sizeOf(key)).toBe(wholeSize);
      for (const key of keysAfter('begin ')) expect([undefined, wholeSize]).toContain(sizeOf(key));
    }
    const listed = await all(store.list());
    expect(listed.length).toBeGreaterThan(rounds);
    for (const { key } of listed) expect(sizeOf(key)).toBe(wholeSize);
  });

  it('are never seen in part', async () => {
    const file = join(folder, 'large');
    writeFileSync(file, Buffer.alloc(100_000_000, 'x'));
    const key = aKey(randomUUID(), randomUUID());
    let isStored = false;
    const putting = store.put(key, file).finally(() => (isStored = true));
    const seen = new Set<number | undefined>();
    while (!isStored) {
      seen.add(sizeOf(key));
      await setImmediate();
    }
    await putting;
    seen.delete(undefined);
    expect([...seen, sizeOf(key)].filter((size) => size !== 100_000_000)).toEqual([]);
  });

  it('are for the eyes of their owner, and leave no empty folder behind', async () => {
    const [ledgerId, id] = [randomUUID(), randomUUID()];
    const keys = [aKey(ledgerId, id), receiptFiles(ledgerId, id, { kind: 'thumbnail' })];
    for (const key of keys) await store.put(key, aFile());
    expect(statSync(join(folder, 'receipts', ledgerId, id)).mode & 0o777).toBe(0o700);
    await store.remove([keys[0] as string]);
    expect(readdirSync(join(folder, 'receipts', ledgerId))).toEqual([id]);
    await store.remove(keys);
    expect(readdirSync(join(folder, 'receipts'))).toEqual([]);
  });

  it('are removed and listed under no name outside', async () => {
    writeFileSync(join(folder, 'outside'), 'x');
    await expect(store.remove(['../outside'])).rejects.toThrow('outside the store');
    expect(existsSync(join(folder, 'outside'))).toBe(true);
    expect(await all(store.list())).toEqual([]);
  });

  it('are unavailable, not missing, when something else stands in their way', async () => {
    const [ledgerId, id] = [randomUUID(), randomUUID()];
    mkdirSync(join(folder, 'receipts'));
    writeFileSync(join(folder, 'receipts', ledgerId), 'in the way');
    const file = aFile();
    await expect(store.put(aKey(ledgerId, id), file)).rejects.toMatchObject({ status: 503 });
    expect(existsSync(file)).toBe(true);
    await expect(store.open(aKey(ledgerId, id))).rejects.toMatchObject({ status: 503 });
  });
});

/** Runs a process that stores files, and kills it right when it says the `count`-th `word`. */
function linesUntilKilled(word: string, count: number): Promise<string[]> {
  const script = fileURLToPath(new URL('../testing/putting-process.ts', import.meta.url));
  const hooks = new URL('../../tools/jest/native.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--no-warnings', '--import', hooks, script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const lines: string[] = [];
  let left = count;
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    if (line.startsWith(word) && (left -= 1) === 0) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => (left > 0 ? reject(new Error('it ended by itself')) : resolve(lines)));
  });
}

const aKey = (ledgerId: string, id: string) =>
  receiptFiles(ledgerId, id, { kind: 'original', mediaType: 'image/jpeg' });

function aFile(): string {
  const file = join(folder, randomUUID());
  writeFileSync(file, 'x');
  return file;
}

const sizeOf = (key: string) => statSync(join(folder, 'receipts', key), { throwIfNoEntry: false })?.size;

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
