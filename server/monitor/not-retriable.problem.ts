import { Problem } from '../http/problem.js';

/** There is no queue to give the message back to, or not all of it is there any more. */
export class NotRetriableProblem extends Problem {
  readonly status = 409;
  readonly code = 'not_retriable';
  readonly title = 'This message cannot be retried';
}
