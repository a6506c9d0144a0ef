import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ReceiptNames } from '../receipt-store/receipt-names.js';
import { ReceiptSweeper } from '../receipt-store/receipt-sweeper.js';
import { aReading, readBy, readReceipt } from '../testing/receipt-scene.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { ReceiptPurger } from './receipt-purger.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start({ RABBITMQ_URL: undefined });
  readBy(api, () => Promise.resolve(aReading()));
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
});

const ledgerId = () => person.user.ledgers[0]?.id as string;
const folder = () => join(api.config.dataDir, 'receipts', ledgerId());
const receiptsOnDisk = () => readdir(folder()).catch(() => []);

/** Makes all of the ledger's files look as if they had come two days before the clock's now. */
async function ageFiles(): Promise<void> {
  const then = new Date(api.clock.now().getTime() - 48 * 3_600_000);
  for (const name of await readdir(folder(), { recursive: true })) await utimes(join(folder(), name), then, then);
}

/** Now, and a day from now; then it is today again. */
async function sweepForADay(): Promise<void> {
  const today = api.clock.now();
  await api.app.get(ReceiptSweeper).sweep();
  api.clock.set(new Date(today.getTime() + 24 * 3_600_000).toISOString());
  await api.app.get(ReceiptSweeper).sweep();
  api.clock.set(today.toISOString());
}

async function isInTable(id: string): Promise<boolean> {
  return (await api.database.query('SELECT 1 FROM receipts WHERE id = $1', [id])).length > 0;
}

describe('a deleted receipt', () => {
  it('keeps its files for a day, then goes with them, and takes no room any more', async () => {
    const [gone, kept] = [await readReceipt(person), await readReceipt(person)];
    await person.send('DELETE', `${person.ledger}/receipts/${gone.id}`);
    await ageFiles();
    const clean = async () => {
      await api.app.get(ReceiptPurger).purgeExpired();
      await sweepForADay();
    };
    await clean();
    expect((await receiptsOnDisk()).sort()).toEqual([gone.id, kept.id].sort());
    await api.database.query(`UPDATE receipts SET deleted_at = deleted_at - interval '25 hours' WHERE id = $1`, [
      gone.id,
    ]);
    await clean();
    expect(await receiptsOnDisk()).toEqual([kept.id]);
    expect([await isInTable(gone.id), await isInTable(kept.id)]).toEqual([false, true]);
    const { body } = await person.get<{ usedBytes: number }>(`${person.ledger}/receipts`);
    expect(body.usedBytes).toBe(kept.byteSize);
  });
});

it('an account that is removed leaves rows of no receipt, and the sweeper no file', async () => {
  const { id } = await readReceipt(person);
  await person.record({ receiptId: id });
  const { status } = await person.send('DELETE', '/api/me', { body: { password: 'correct horse battery' } });
  expect(status).toBe(204);
  expect(await isInTable(id)).toBe(false);
  await ageFiles();
  await sweepForADay();
  expect(await receiptsOnDisk()).toEqual([]);
});

it('the table names the files that are needed, a page of originals at a time', async () => {
  const { id } = await readReceipt(person);
  const names = api.app.get(ReceiptNames);
  const keys = [`${ledgerId()}/${id}/original.jpg`, `${ledgerId()}/${id}/page-1.webp`];
  const foreign = [`${id}/${ledgerId()}/original.jpg`, 'nonsense'];
  expect([...(await names.namedReceipts([...foreign, ...keys]))]).toEqual(keys);
  const all: string[] = [];
  for (let after: string | null = null; ; after = all.at(-1) as string) {
    const page = await names.expectedOriginals(after);
    if (page.length === 0) break;
    all.push(...page);
  }
  expect(all).toContain(keys[0]);
  expect(new Set(all).size).toBe(all.length);
});
