import type { ReadingContext, ReceiptReading } from './receipt-reading.js';

/** To the process that reads. */
export interface ReadingOrder {
  file: string;
  mediaType: string;
  context: ReadingContext;
}

/** From it; `part` is 0 to 1; `isLarge`: it has grown, and a fresh process should read the next receipt. */
export type ReadingReport =
  | { type: 'progress'; part: number }
  | { type: 'read'; reading: ReceiptReading; isLarge: boolean }
  | { type: 'failed'; reason: string; isTransient: boolean };
