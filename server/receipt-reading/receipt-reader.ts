import type { ReadingContext, ReceiptReading } from './receipt-reading.js';
import type { ReadingOrder } from './reading-messages.js';
import { ReaderEndedError, ReceiptReadingError } from './receipt-reading-error.js';
import { type ReadingLimits, type ReadingProgram, readingProgram, ReadingWorker } from './reading-worker.js';

export interface ReaderLimits extends ReadingLimits {
  /** Receipts that are read at once, each on a core of its own; the others wait. */
  workers: number;
}

const DEFAULTS: ReaderLimits = { timeMs: 60_000, memoryMb: 512, workers: 1 };

/**
 * Reads receipts in processes of its own, within limits: one that hangs, crashes or grows is ended alone, and the next
 * receipt gets a fresh one. Nothing of a receipt ever leaves the machine. One reader per process; close it at the end.
 */
export class ReceiptReader {
  private readonly idle: ReadingWorker[];
  private readonly all: ReadingWorker[];
  private readonly waiting: ((worker: ReadingWorker | null) => void)[] = [];
  private isClosed = false;

  constructor(limits: Partial<ReaderLimits> = {}, program: ReadingProgram = readingProgram) {
    const whole = { ...DEFAULTS, ...limits };
    this.all = Array.from({ length: whole.workers }, () => new ReadingWorker(whole, program));
    this.idle = [...this.all];
  }

  /**
   * @param file a picture that was turned the right way up, or a PDF
   * @param onProgress is told how far the reading is, 0 to 1, growing
   * @throws ReceiptReadingError with a reason for people
   */
  async read(
    file: string,
    mediaType: string,
    context: ReadingContext,
    onProgress: (part: number) => void = () => undefined,
  ): Promise<ReceiptReading> {
    const worker = await this.takeWorker();
    try {
      if (this.isClosed) throw closed();
      return await this.readBy(worker, { file, mediaType, context }, growing(onProgress));
    } finally {
      this.giveBack(worker);
    }
  }

  /** Ends what is being read; whoever waits hears that the reader was closed. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const turn of this.waiting.splice(0)) turn(null);
    await Promise.all(this.all.map((worker) => worker.close()));
  }

  /** Once more, in a fresh process, when the first one ends on the way: it may have grown by what it read before. */
  private async readBy(
    worker: ReadingWorker,
    order: ReadingOrder,
    onProgress: (part: number) => void,
  ): Promise<ReceiptReading> {
    try {
      return await worker.read(order, onProgress);
    } catch (error) {
      if (this.isClosed || !(error instanceof ReaderEndedError)) throw error;
      return worker.read(order, onProgress);
    }
  }

  private async takeWorker(): Promise<ReadingWorker> {
    const worker = this.isClosed
      ? null
      : (this.idle.pop() ?? (await new Promise<ReadingWorker | null>((resolve) => this.waiting.push(resolve))));
    if (!worker) throw closed();
    return worker;
  }

  private giveBack(worker: ReadingWorker): void {
    const next = this.waiting.shift();
    if (next) next(worker);
    else this.idle.push(worker);
  }
}

function closed(): ReceiptReadingError {
  return new ReceiptReadingError('could not be read: the reader was closed', true);
}

/** Several attempts each begin at nothing; people see only what is new. */
function growing(tell: (part: number) => void): (part: number) => void {
  let most = 0;
  return (part) => {
    if (part > most) tell((most = part));
  };
}
