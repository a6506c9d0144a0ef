import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { fromCents, toCents } from './amounts.js';

/** The purchases in a statement as Mint exports it, each with the id under which it will be recorded. */
export function readPurchases(file) {
  const rows = parse(readFileSync(file, 'utf8'), { columns: true, bom: true, skip_empty_lines: true });
  const purchases = rows.filter(isPurchase).map((row) => ({
    id: randomUUID(),
    spentOn: toIsoDate(row.Date),
    title: row.Description.trim(),
    amount: fromCents(toCents(row.Amount)),
    category: row.Category,
  }));
  if (purchases.length === 0) throw new Error(`There is no purchase in ${file}.`);
  return { rowCount: rows.length, purchases };
}

/** Paying the credit card moves money between one's own accounts. */
const isPurchase = (row) => row['Transaction Type'] === 'debit' && row.Category !== 'Credit Card Payment';

function toIsoDate(date) {
  const [, month, day, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(date) ?? [];
  if (!year) throw new Error(`“${date}” is no date such as 12/31/2019`);
  return `${year}-${month}-${day}`;
}
