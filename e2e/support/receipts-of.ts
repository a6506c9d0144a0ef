import { aPdf } from '#server/testing/receipt-samples.js';
import type { TestClient } from '#server/testing/test-client.js';
import { eventually } from './eventually.js';

/** Long enough for a busy machine. */
const READING_MS = 60_000;

/** Has a PDF about `goods`, the same on each page, read as a receipt. @returns its id. */
export async function addReceipt(person: TestClient, name: string, goods: string, pages = 1): Promise<string> {
  // With so much text it is read without being looked at.
  const text = `${goods} HOUSE, 12 ELM STREET, RECEIPT NUMBER 4711, ONE ${goods}, TOTAL 30.00, THANK YOU`;
  const form = new FormData();
  const pdf = new Uint8Array(aPdf({ text, pages, size: [1400, 400] }));
  form.append('file', new Blob([pdf], { type: 'application/pdf' }), name);
  const { status, body } = await person.send<{ id: string }>('POST', `${person.ledger}/receipts`, { body: form });
  expect(status).toBe(201);
  await eventually(async () => {
    const receipt = await person.get<{ status: string }>(`${person.ledger}/receipts/${body.id}`);
    expect(receipt.body.status).toBe('read');
  }, READING_MS);
  return body.id;
}

/** Files a receipt with an expense. */
export async function fileReceipt(person: TestClient, id: string, expenseId: string): Promise<void> {
  const { status } = await person.send('PATCH', `${person.ledger}/receipts/${id}`, { body: { expenseId } });
  expect(status).toBe(200);
}
