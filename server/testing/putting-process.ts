import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiskReceiptStore } from '../receipt-store/disk-receipt-store.js';
import { receiptFiles } from '../receipt-store/receipt-files.js';

/* Stores one file after the other, and says so before and after each, until somebody kills it. */

const [folder = ''] = process.argv.slice(2);
const store = new DiskReceiptStore(join(folder, 'receipts'));

for (;;) {
  const key = receiptFiles(randomUUID(), randomUUID(), { kind: 'original', mediaType: 'image/jpeg' });
  const file = join(folder, randomUUID());
  writeFileSync(file, Buffer.alloc(500_000, 'x'));
  process.stdout.write(`begin ${key}\n`);
  await store.put(key, file);
  process.stdout.write(`end ${key}\n`);
}
