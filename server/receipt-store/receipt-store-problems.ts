import { NotFoundProblem, Problem } from '../http/problem.js';

/** A row names a file that the store does not have. */
export class ReceiptFileMissingError extends NotFoundProblem {
  constructor(readonly key: string) {
    super('file of this receipt');
  }
}

/** The range begins behind the end of the file. */
export class ReceiptRangeError extends Problem {
  readonly status = 416;
  readonly code = 'range_not_satisfiable';
  readonly title = 'Beyond the end';

  /** @param byteSize of the whole file */
  constructor(readonly byteSize: number) {
    super(`The file ends after ${byteSize} bytes.`);
  }
}

/** The store does not answer, or refuses: nothing can be said about its files until that is over. */
export class ReceiptStoreUnavailableError extends Problem {
  readonly status = 503;
  readonly code = 'receipt_store_unavailable';
  readonly title = 'Receipts are not available right now';
  override readonly retryAfter = 30;

  constructor(override readonly cause: unknown) {
    super('The place where receipts are kept does not answer. Nothing is lost: try again in a moment.');
  }
}

/** No room on the disk, for whatever was to be written. */
export class ReceiptStoreFullProblem extends Problem {
  readonly status = 507;
  readonly code = 'storage_full';
  readonly title = 'The server is full';

  constructor() {
    super(
      'There is no room left on the server for this receipt. Whoever runs SpendWise has to free some space; ' +
        'then send it again.',
    );
  }
}

/** Whether an error of the file system says that there is no room, or not enough for this user. */
export const isDiskFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException | null)?.code ?? '');

/** What the file system's error means for whoever asked; problems, and mistakes of ours, stay as they are. */
export function toStoreProblem(error: unknown): Error {
  const { syscall } = error as NodeJS.ErrnoException;
  if (syscall === undefined) return error as Error;
  return isDiskFull(error) ? new ReceiptStoreFullProblem() : new ReceiptStoreUnavailableError(error);
}
