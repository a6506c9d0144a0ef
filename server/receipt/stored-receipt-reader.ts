import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { ReceiptReader } from '../receipt-reading/receipt-reader.js';
import type { ReceiptReading } from '../receipt-reading/receipt-reading.js';
import { receiptFiles } from '../receipt-store/receipt-files.js';
import { ReceiptStore } from '../receipt-store/receipt-store.js';
import { ReadingContextQueries } from './reading-context.queries.js';
import { type ReceiptJob, ReceiptJobs } from './receipt-jobs.js';

/** Milliseconds between two notes of how far it is. */
const progressInterval = 500;

/** Has the reader read what the store keeps, with what it should know of the ledger. */
@Injectable()
export class StoredReceiptReader {
  constructor(
    private readonly store: ReceiptStore,
    private readonly reader: ReceiptReader,
    private readonly contexts: ReadingContextQueries,
    private readonly jobs: ReceiptJobs,
    private readonly config: Config,
  ) {}

  /** @throws ReceiptReadingError, ReceiptFileMissingError, ReceiptStoreUnavailableError, ReceiptStoreFullProblem */
  async read(job: ReceiptJob): Promise<ReceiptReading> {
    const parent = this.config.temporaryReceiptsFolder;
    await mkdir(parent, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(parent, 'reading-'));
    try {
      const file = join(folder, 'original');
      const { ledgerId, id, mediaType, uploadedBy } = job;
      await this.store.fetchTo(receiptFiles(ledgerId, id, { kind: 'original', mediaType }), file);
      const context = await this.contexts.getContext(ledgerId, uploadedBy);
      return await this.reader.read(file, mediaType, context, this.progressOf(job));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Ends what is being read. */
  async close(): Promise<void> {
    await this.reader.close();
  }

  /** Notes progress now and then; a note that fails is no reason to stop. */
  private progressOf(job: ReceiptJob): (part: number) => void {
    let last = performance.now();
    return (part) => {
      if (performance.now() - last < progressInterval) return;
      last = performance.now();
      const percent = Math.max(0, Math.min(99, Math.round(part * 100)));
      void this.jobs.tellProgress(job, percent).catch(() => undefined);
    };
  }
}
