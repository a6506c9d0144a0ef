import sharp from 'sharp';
import { readReceipt } from './read-receipt.js';
import type { ReadingOrder, ReadingReport } from './reading-messages.js';
import { ReceiptReadingError } from './receipt-reading-error.js';
import { guardMemory } from './guard-memory.js';
import { TextRecognizer } from './text/text-recognizer.js';

/*
 * A process of its own for reading: whatever a file does to the libraries that open it, it ends with this process, which
 * has no settings, no secrets, and nobody to talk to but the one that started it. It reads one receipt after the other.
 */

const MEGABYTE = 1024 * 1024;
/** WebAssembly never gives memory back: from this share of the limit on, the next receipt might pay for this one. */
const LARGE = 0.6;

sharp.cache(false);
sharp.concurrency(1);
globalThis.fetch = () => Promise.reject(new Error('Reading needs no network'));

const recognizer = new TextRecognizer((part) => report({ type: 'progress', part }));
const limit = Number(process.argv[2]) * MEGABYTE;
await guardMemory(limit);

process.on('message', (order: ReadingOrder) => void read(order));
process.once('disconnect', () => process.exit(0));

async function read({ file, mediaType, context }: ReadingOrder): Promise<void> {
  try {
    const reading = await readReceipt(file, mediaType, context, recognizer);
    report({ type: 'read', reading, isLarge: process.memoryUsage.rss() > limit * LARGE });
  } catch (error) {
    report(reportOf(error));
  }
}

function reportOf(error: unknown): ReadingReport {
  if (error instanceof ReceiptReadingError) {
    return { type: 'failed', reason: error.reason, isTransient: error.isTransient };
  }
  return { type: 'failed', reason: 'could not be opened', isTransient: false };
}

function report(message: ReadingReport): void {
  process.send?.(message);
}
