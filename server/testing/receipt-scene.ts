import { expect } from '@jest/globals';
import type { Receipt, UploadedReceipt } from '../receipt/receipt.dto.js';
import type { ReceiptReading } from '../receipt-reading/receipt-reading.js';
import { ReceiptReader } from '../receipt-reading/receipt-reader.js';
import { eventually } from './eventually.js';
import { aPicture } from './receipt-samples.js';
import type { TestApi } from './test-api.js';
import type { Answer, TestClient } from './test-client.js';

let pictures = 0;

/** A picture that no other one here equals, byte by byte. */
export function aReceiptPicture(): Promise<Buffer> {
  pictures += 1;
  return aPicture({ width: 200 + (pictures % 50), height: 300 + Math.floor(pictures / 50) })
    .jpeg()
    .toBuffer();
}

export function aForm(file: Buffer, name: string, field = 'file'): FormData {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(file)]), name);
  return form;
}

/** Sends a file as a receipt. */
export async function upload<T = UploadedReceipt>(
  client: TestClient,
  file?: Buffer,
  name = 'receipt.jpg',
): Promise<Answer<T>> {
  return client.send<T>('POST', `${client.ledger}/receipts`, { body: aForm(file ?? (await aReceiptPicture()), name) });
}

/** What a reader makes of a receipt, unless told otherwise. */
export function aReading(overrides: Partial<ReceiptReading> = {}): ReceiptReading {
  const field = (value: string) => ({
    value,
    confidence: 0.9,
    boxes: [{ page: 1, left: 0.1, top: 0.1, width: 0.3, height: 0.05 }],
  });
  return {
    text: 'COFFEE HOUSE\n23/11/2026\nBeans 10.00\nCups 5.50\nTOTAL 15.50',
    fields: {
      merchant: field('COFFEE HOUSE'),
      date: field('2026-11-23'),
      total: field('15.50'),
      currency: null,
      tax: null,
      ...overrides.fields,
    },
    lines: [
      { title: 'Beans', amount: '10.00', confidence: 0.9, boxes: [] },
      { title: 'Cups', amount: '5.50', confidence: 0.9, boxes: [] },
    ],
    isBalanced: true,
    pages: 1,
    quality: 'picture',
    ...overrides,
  };
}

export type Read = ReceiptReader['read'];

/** Puts this in the place of recognising text, which takes seconds. Needs an API that reads by itself, without a broker. */
export function readBy(api: TestApi, read: Read): void {
  api.app.get(ReceiptReader, { strict: false }).read = read;
}

/** Waits until a receipt has been read, or could not be. */
export async function settled(client: TestClient, id: string): Promise<Receipt> {
  return eventually(async () => {
    const { body } = await client.get<Receipt>(`${client.ledger}/receipts/${id}`);
    expect(['read', 'failed']).toContain(body.status);
    return body;
  });
}

/** A receipt that has been uploaded and read. */
export async function readReceipt(client: TestClient): Promise<Receipt> {
  const { body } = await upload(client);
  return settled(client, body.id);
}

/** A receipt as a row alone, without files, that nobody is going to read. @returns its id. */
export async function insertReceipt(
  api: TestApi,
  client: TestClient,
  status: 'read' | 'failed' = 'read',
): Promise<string> {
  const { text, fields, lines, isBalanced } = aReading();
  const merchant = { ...fields.merchant, readAs: null };
  const reading = { fields: { ...fields, merchant, category: null }, lines, isBalanced };
  const [{ id }]: [{ id: string }] = await api.database.query(
    `INSERT INTO receipts (ledger_id, id, uploaded_by, status, original_name, media_type, byte_size, sha256, width, height,
                           pages, files, text, reading, error, attempts, created_at, moved_at, read_at)
     VALUES ($1, gen_random_uuid(), $2, $3, 'receipt.jpg', 'image/jpeg', 1000, sha256(gen_random_uuid()::text::bytea),
             300, 400, 1, '[]', $4, $5, $6, 1, $7, $7, $7) RETURNING id`,
    [
      client.user.ledgers[0]?.id,
      client.user.id,
      status,
      text,
      JSON.stringify(reading),
      status === 'failed' ? 'The receipt took too long.' : null,
      api.clock.now(),
    ],
  );
  return id;
}
