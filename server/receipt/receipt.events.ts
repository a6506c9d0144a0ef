/** A receipt as its events tell it. What was read is null until then, and where nothing was found. */
export interface ReceiptSnapshot {
  id: string;
  originalName: string;
  mediaType: string;
  merchant: string | null;
  /** Decimal string. */
  total: string | null;
  currency: string | null;
  /** A calendar date. */
  date: string | null;
}

/** As much of an expense as the filing of a receipt tells. */
export interface FiledExpense {
  id: string;
  title: string;
}

declare module '../events/event-map.js' {
  interface EventMap {
    /** Its files are safe, and it is to be read. */
    'receipt.uploaded': { receipt: ReceiptSnapshot };
    /** It is to be read again: a person asked for it, or the server takes up what was left lying. */
    'receipt.reading-requested': { receipt: ReceiptSnapshot; by: 'person' | 'server' };
    'receipt.read': { receipt: ReceiptSnapshot };
    /** `error` is a sentence for a person. */
    'receipt.failed': { receipt: ReceiptSnapshot; error: string };
    'receipt.filed': { receipt: ReceiptSnapshot; expenses: FiledExpense[] };
    'receipt.unfiled': { receipt: ReceiptSnapshot; expenses: FiledExpense[] };
    'receipt.deleted': { receipt: ReceiptSnapshot };
    'receipt.restored': { receipt: ReceiptSnapshot };
  }
}
