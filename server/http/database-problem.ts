import { QueryFailedError } from 'typeorm';
import { ConflictProblem, Problem, UnavailableProblem, UnprocessableProblem } from './problem.js';

/** Constraints that a client can run into, by their name in the migrations. The database has the last word on them. */
const problemsByConstraint: Record<string, () => Problem> = {
  uq_users_email: () => new ConflictProblem('email_taken', [{ field: 'email', message: 'has an account already' }]),
  uq_categories_ledger_id_name: () =>
    new ConflictProblem('category_name_taken', [{ field: 'name', message: 'is the name of another category' }]),
  uq_saved_filters_name: () =>
    new ConflictProblem('filter_name_taken', [{ field: 'name', message: 'is the name of another saved filter' }]),
  uq_budgets_category: () =>
    new ConflictProblem('budget_exists', [{ field: 'categoryId', message: 'has a budget already' }]),
  fk_expenses_category: () =>
    new UnprocessableProblem([{ field: 'categoryId', message: 'is not a category of this ledger' }]),
};

const connectionCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND']);
/** PostgreSQL's classes 08 (connection), 53 (resources), 57 (operator intervention), and lock or statement timeouts. */
const unavailableStates = /^(08|53|57|55P03|40P01|40001)/;

/**
 * What pg, its pool and TypeORM say, without a code, of a connection that is gone, was given up, or is not to be had;
 * "already released" is the next query of a transaction whose connection broke.
 */
const lostConnection =
  /Connection terminated|Query read timeout|timeout exceeded when trying to connect|not queryable|DataSource is not|Driver not Connected|already released|after calling end on the pool/i;

/** What a database error means to a client, or null when it is our mistake. */
export function toDatabaseProblem(error: unknown): Problem | null {
  const { code, constraint } = readDriverError(error);
  const known = constraint ? problemsByConstraint[constraint] : undefined;
  if (known) return known();
  if (code && (connectionCodes.has(code) || unavailableStates.test(code))) return new UnavailableProblem();
  return error instanceof Error && lostConnection.test(error.message) ? new UnavailableProblem() : null;
}

function readDriverError(error: unknown): { code?: string; constraint?: string } {
  const source = error instanceof QueryFailedError ? (error.driverError as object) : error;
  return source ?? {};
}

/** Whether the database itself is away or overtaxed, so that whatever else is asked of it now would only fail as well. */
export const isOutage = (error: unknown) => toDatabaseProblem(error) instanceof UnavailableProblem;
