import type { Failure } from '../api/failure';

/** What a form has to say beside what stands at its fields. */
export interface FormProblem {
  text: string;
  /** Seconds until another attempt makes sense, when the server said so. */
  retryAfter: number | null;
}

/** The sentence for `failure`, as it is left after the fields took their part (null: they took it all). */
export function problemOf(failure: Failure, unplaced: string | null): FormProblem {
  if (failure.status === 429) {
    const advice = failure.retryAfter === null ? ' Wait a few minutes, then try again.' : '';
    return { text: `There were too many attempts.${advice}`, retryAfter: failure.retryAfter };
  }
  return { text: unplaced ?? 'Some fields need your attention.', retryAfter: null };
}
