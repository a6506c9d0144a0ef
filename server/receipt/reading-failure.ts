import { TransientFailure } from '../events/transient-failure.js';
import { toDatabaseProblem } from '../http/database-problem.js';
import { UnavailableProblem } from '../http/problem.js';
import { ReceiptReadingError } from '../receipt-reading/receipt-reading-error.js';
import {
  ReceiptFileMissingError,
  ReceiptStoreFullProblem,
  ReceiptStoreUnavailableError,
} from '../receipt-store/receipt-store-problems.js';

/** The end, said to a person; or another attempt, after the event has failed of `cause`. */
export type Verdict = { error: string } | { cause: Error; isForgiven: boolean };

/**
 * What follows from a reading that failed. What is away is waited for, however long; what may go better next time is tried
 * again while `mayTryAgain`; all else is final.
 */
export function verdictOn(error: unknown, mayTryAgain: boolean): Verdict {
  const cause = error instanceof Error ? error : new Error(String(error));
  if (toDatabaseProblem(error) instanceof UnavailableProblem) return { cause, isForgiven: true };
  if (error instanceof ReceiptStoreUnavailableError || error instanceof ReceiptStoreFullProblem) {
    return { cause: new TransientFailure(cause.message), isForgiven: true };
  }
  if (error instanceof ReceiptFileMissingError) return { error: 'Its file is missing where receipts are kept.' };
  if (error instanceof ReceiptReadingError && !error.isTransient) return { error: `The receipt ${error.reason}.` };
  if (mayTryAgain) return { cause, isForgiven: false };
  return { error: error instanceof ReceiptReadingError ? `The receipt ${error.reason}.` : 'It could not be read.' };
}
