import type { Receipt } from './receipt.dto.js';
import type { StoredReading } from './stored-reading.js';

/** A receipt as a statement brings it. */
export interface ReceiptRow extends Omit<Receipt, 'expenseId' | 'expenseIds' | 'fields' | 'lines' | 'isBalanced'> {
  reading: StoredReading | null;
  /** Null also where the category is archived or gone. */
  categoryName: string | null;
  /** Null where there is none. */
  expenseIds: string[] | null;
}

/** Columns of a {@link ReceiptRow} without its text, of `receipts r` with {@link receiptJoins}. */
export const receiptColumns = `r.id, r.status, r.progress, r.original_name AS "originalName", r.media_type AS "mediaType",
  r.byte_size::float8 AS "byteSize", r.pages, r.width, r.height, r.reading, r.error, r.attempts, r.version,
  r.created_at AS "createdAt", r.read_at AS "readAt", c.name AS "categoryName",
  coalesce(nullif(u.name, ''), u.email) AS "uploadedBy",
  (SELECT array_agg(l.expense_id ORDER BY l.filed_at, l.position)
     FROM receipt_expenses l JOIN expenses e ON e.ledger_id = l.ledger_id AND e.id = l.expense_id
    WHERE l.ledger_id = r.ledger_id AND l.receipt_id = r.id AND e.deleted_at IS NULL) AS "expenseIds"`;

export const receiptJoins = `
  LEFT JOIN categories c ON c.ledger_id = r.ledger_id AND c.archived_at IS NULL
                        AND c.id = (r.reading #>> '{fields,category,value}')::uuid
  LEFT JOIN ledger_members m ON m.ledger_id = r.ledger_id AND m.user_id = r.uploaded_by
  LEFT JOIN users u ON u.id = m.user_id`;

/**
 * Whether `receipts r`, which is not deleted, is filed with an expense that lives. Such an expense has a receipt, and those
 * have an index of their own: however many others there are, they are not looked at.
 */
export const isFiledSql = `EXISTS (
  SELECT 1 FROM receipt_expenses l JOIN expenses e ON e.ledger_id = l.ledger_id AND e.id = l.expense_id
   WHERE l.ledger_id = r.ledger_id AND l.receipt_id = r.id AND e.deleted_at IS NULL AND e.has_receipt)`;

export function toReceipt({ reading, categoryName, expenseIds, ...row }: ReceiptRow): Receipt {
  const { merchant = null, date = null, total = null, currency = null, tax = null, category } = reading?.fields ?? {};
  const filed = expenseIds ?? [];
  return {
    ...row,
    expenseId: filed[0] ?? null,
    expenseIds: filed,
    fields: {
      merchant,
      date,
      total,
      currency,
      tax,
      category: category && categoryName !== null ? { ...category, name: categoryName } : null,
    },
    lines: reading?.lines ?? [],
    isBalanced: reading?.isBalanced ?? false,
  };
}
