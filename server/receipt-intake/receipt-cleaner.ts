import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Problem } from '../http/problem.js';
import { ReceiptStoreFullProblem } from '../receipt-store/receipt-store-problems.js';
import type { CleanedReceipt, CleaningLimits, CleaningOrder, CleaningReport } from './cleaning-order.js';
import { CleaningQueue, type QueueLimits } from './cleaning-queue.js';
import { tooMuch, UnsupportedFileProblem } from './intake-problems.js';
import type { Upload } from './receive-upload.js';
import { recogniseFile } from './recognise-file.js';
import { CleaningFailed, runCleaning } from './run-cleaning.js';

export type { CleanedFile, CleanedReceipt } from './cleaning-order.js';

const megabyte = 1024 * 1024;

export const usualCleaningLimits: CleaningLimits & QueueLimits = {
  pixels: 50_000_000,
  side: 20_000,
  pages: 10,
  memory: 640 * megabyte,
  timeMs: 60_000,
  // Half of the processors, as people wait for other answers too.
  atOnce: Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2))),
  mostWaiting: 30,
  longestWaitMs: 60_000,
};

const failures = {
  time: 'takes too long to open',
  memory: 'needs more memory to open than there is for it',
  fault: 'cannot be opened here',
};

/**
 * Makes of an upload what is kept of it. Each file is opened by a process of its own, a few at once; the others wait.
 */
@Injectable()
export class ReceiptCleaner implements OnApplicationShutdown {
  private readonly logger = new Logger(ReceiptCleaner.name);
  private readonly limits: CleaningLimits & QueueLimits;
  private readonly queue: CleaningQueue;
  private readonly ending = new AbortController();

  constructor(limits: Partial<CleaningLimits & QueueLimits> = {}) {
    this.limits = { ...usualCleaningLimits, ...limits };
    this.queue = new CleaningQueue(this.limits);
  }

  /** To be asked before a file is received for nothing. @throws IntakeBusyProblem (503) */
  refuseWhenBusy(): void {
    this.queue.refuseWhenFull();
  }

  /**
   * The files that are made lie beside the upload's own and go with it, by `upload.discard()`; a PDF's original is the
   * upload's file itself.
   * @throws UnsupportedFileProblem (415), UnprocessableProblem (422), IntakeBusyProblem (503), ReceiptStoreFullProblem (507)
   */
  async clean(upload: Pick<Upload, 'file' | 'originalName'>): Promise<CleanedReceipt> {
    const mediaType = await recogniseFile(upload);
    const { file } = upload;
    const order = { file, folder: dirname(file), mediaType, limits: this.limits };
    const report = await this.queue.run(() => this.run(order));
    if (report.state === 'cleaned') return report.receipt;
    if (report.state === 'damaged') this.logger.debug(`${mediaType} cannot be opened: ${report.cause}`);
    throw problemOf(report);
  }

  onApplicationShutdown(): void {
    this.ending.abort();
  }

  private async run(order: CleaningOrder): Promise<CleaningReport> {
    try {
      return await runCleaning(order, this.ending.signal);
    } catch (error) {
      if (!(error instanceof CleaningFailed)) throw error;
      this.logger.warn(`a file of type ${order.mediaType} could not be looked at, ${error.message}`);
      throw tooMuch(failures[error.reason]);
    }
  }
}

function problemOf(report: Exclude<CleaningReport, { state: 'cleaned' }>): Problem {
  if (report.state === 'diskFull') return new ReceiptStoreFullProblem();
  if (report.state === 'damaged') return new UnsupportedFileProblem('is damaged: it cannot be opened');
  return report.state === 'tooMuch' ? tooMuch(report.reason) : new UnsupportedFileProblem(report.reason);
}
