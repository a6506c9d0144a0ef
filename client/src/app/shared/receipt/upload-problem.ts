import type { Failure } from '../../api/failure';

/** Why a file did not arrive, and what can be done about it. */
export interface UploadProblem {
  text: string;
  /** Whether the same file may go through at another time. */
  canRetry: boolean;
  /** Whether deleting receipts would make room. */
  isFull: boolean;
}

const OFFLINE = 'You are offline. Retry when the connection is back; the file stays here until then.';
const UNREACHABLE = 'The connection broke off. Check it, then retry.';
const REFUSED = [400, 403, 404, 415, 422];

/** What the page says of a transfer that failed. */
export function uploadProblem(failure: Failure, isOnline: boolean): UploadProblem {
  const { status, code, retryAfter } = failure;
  if (code === 'receipt_quota') return { text: failure.message, canRetry: true, isFull: true };
  if (status === 413)
    return refused('The file is too large. Take the photo in a lower resolution, or save it as JPEG.');
  if (REFUSED.includes(status)) return refused(complaint(failure));
  if (status === 0) return transient(isOnline ? UNREACHABLE : OFFLINE);
  if (retryAfter !== null) return transient(`The server is busy just now. Retry in ${seconds(retryAfter)}.`);
  return transient(status >= 500 ? 'The server could not take it just now. Retry in a moment.' : failure.message);
}

/** For a file that was not even sent. */
export function refused(text: string): UploadProblem {
  return { text, canRetry: false, isFull: false };
}

function transient(text: string): UploadProblem {
  return { text, canRetry: true, isFull: false };
}

/** The server's complaint goes on from the word "file". */
function complaint({ errors, message }: Failure): string {
  const error = errors.find(({ field }) => field === 'file');
  return error ? `The file ${error.message.replace(/[.!]?$/, '.')}` : message;
}

const seconds = (count: number) => (count === 1 ? 'a second' : `${count} seconds`);
