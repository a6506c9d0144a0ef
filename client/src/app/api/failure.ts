import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from './types';

/** What went wrong with a request, in the terms a page needs. */
export interface Failure {
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** The server's stable code, `unreachable` without an answer and `unknown` for an answer of another kind. */
  code: string;
  /** A sentence for the person, which says what to do next. */
  message: string;
  errors: { field: string; message: string }[];
  /** Seconds to wait, from Retry-After. */
  retryAfter: number | null;
}

const UNREACHABLE = 'The server cannot be reached. Check the connection, then try again.';
const UNKNOWN = 'The server could not do this just now. Try again in a moment.';

/** Reads an RFC 9457 problem, or stands in for one when the answer is missing or is something else. */
export function toFailure(error: unknown): Failure {
  const response = error instanceof HttpErrorResponse ? error : findResponse(error);
  if (!response || response.status === 0 || [502, 503, 504].includes(response.status)) {
    const status = response?.status ?? 0;
    return { status, code: 'unreachable', message: UNREACHABLE, errors: [], retryAfter: retryAfter(response) };
  }
  const problem = isProblem(response.error) ? response.error : null;
  return {
    status: response.status,
    code: problem?.code ?? 'unknown',
    message: problem && response.status < 500 ? problem.detail || problem.title : UNKNOWN,
    errors: problem?.errors ?? [],
    retryAfter: retryAfter(response),
  };
}

function findResponse(error: unknown): HttpErrorResponse | null {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof HttpErrorResponse ? cause : null;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body;
}

function retryAfter(response: HttpErrorResponse | null): number | null {
  const seconds = Number(response?.headers.get('Retry-After') ?? NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : null;
}
