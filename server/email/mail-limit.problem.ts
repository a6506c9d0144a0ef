import { TooManyRequestsProblem } from '../http/problem.js';

const anHour = 3_600;

/** A mailbox gets only so many links within an hour. */
export class MailLimitProblem extends TooManyRequestsProblem {
  constructor() {
    super(anHour, 'Enough links were mailed for now.');
  }
}
