import { resolveCriteria } from '../expense/expense-criteria.js';
import type { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { ValidationProblem } from '../http/problem.js';

/** No rule on a filter depends on which day it is. */
const anyDay = '2000-01-01';

/**
 * A filter is saved by the rules by which lists take it, or it would be refused whenever it is used.
 * @throws ValidationProblem whose fields begin with `filter.`
 */
export function checkSavedFilter(filter: ExpenseFilter, currency: string): void {
  try {
    resolveCriteria(filter, currency, anyDay);
  } catch (error) {
    if (!(error instanceof ValidationProblem)) throw error;
    throw new ValidationProblem(error.errors.map(({ field, message }) => ({ field: `filter.${field}`, message })));
  }
}
