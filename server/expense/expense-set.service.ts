import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../calendar-date.js';
import { CategoryQueries } from '../category/category.queries.js';
import type { Actor } from '../database/actor.js';
import type { LedgerTransaction } from '../database/unit-of-work.js';
import { type FieldError, UnprocessableProblem, ValidationProblem } from '../http/problem.js';
import { checkNewExpense } from './check-new-expense.js';
import type { Expense, NewExpense } from './expense.dto.js';
import { toSnapshot } from './expense-snapshot.js';
import { type ExpenseDraft, insertExpenses } from './insert-expenses.js';
import { StoredExpenseQueries } from './stored-expense.queries.js';

/** Of several expenses that are recorded together. */
type NewPart = Pick<NewExpense, 'id' | 'spentOn' | 'title' | 'amount' | 'categoryId' | 'note'>;

interface Rules {
  /** The latest day that may be. */
  today: CalendarDate;
  /** How the request calls the part of this place, such as "parts.0". */
  fieldOf: (index: number) => string;
}

/** Records several expenses inside the caller's transaction, all or none, each with its own event. */
@Injectable()
export class ExpenseSetService {
  constructor(
    private readonly stored: StoredExpenseQueries,
    private readonly categories: CategoryQueries,
  ) {}

  /** Those that an earlier request with the same ids has made, in their order; null when it has not. */
  async findSame(tx: LedgerTransaction, parts: NewPart[]): Promise<Expense[] | null> {
    const ids = parts.flatMap(({ id }) => (id === undefined ? [] : [id.toLowerCase()]));
    if (ids.length < parts.length) return null;
    const found = await this.stored.findSome(tx.ledgerId, ids, tx.manager);
    const expenses = ids.flatMap((id) => found.get(id)?.expense ?? []);
    return expenses.length === parts.length ? expenses : null;
  }

  /** @throws ValidationProblem for amounts and dates, UnprocessableProblem for categories and ids that are not to be had. */
  async record(tx: LedgerTransaction, actor: Actor, parts: NewPart[], rules: Rules): Promise<Expense[]> {
    const drafts = toDrafts(tx, parts, rules);
    await this.requireCategories(tx, parts, rules);
    await this.requireFreeIds(tx, drafts, rules);
    await insertExpenses(tx, actor.userId, drafts);
    const expenses = await this.get(tx, drafts);
    for (const expense of expenses) tx.emit('expense.created', { expense: toSnapshot(expense) });
    return expenses;
  }

  /** As they are now, in this order; each must exist. */
  async get(tx: LedgerTransaction, named: { id: string }[]): Promise<Expense[]> {
    const ids = named.map(({ id }) => id);
    const found = await this.stored.findSome(tx.ledgerId, ids, tx.manager);
    return ids.flatMap((id) => found.get(id)?.expense ?? []);
  }

  private async requireCategories(tx: LedgerTransaction, parts: NewPart[], { fieldOf }: Rules): Promise<void> {
    const ids = parts.map(({ categoryId }) => categoryId.toLowerCase());
    const areArchived = await this.categories.areArchived(tx.ledgerId, [...new Set(ids)], tx.manager);
    const errors = ids.flatMap((id, index) => {
      const isArchived = areArchived.get(id);
      if (isArchived === false) return [];
      const message = isArchived
        ? 'is archived: bring it back, or choose another one'
        : 'is not a category of this ledger';
      return [{ field: `${fieldOf(index)}.categoryId`, message }];
    });
    if (errors.length > 0) throw new UnprocessableProblem(errors);
  }

  private async requireFreeIds(tx: LedgerTransaction, drafts: ExpenseDraft[], { fieldOf }: Rules): Promise<void> {
    const ids = drafts.map(({ id }) => id);
    const taken = await this.stored.findSome(tx.ledgerId, ids, tx.manager);
    const errors = ids.flatMap((id, index) =>
      taken.has(id) || ids.indexOf(id) < index
        ? [{ field: `${fieldOf(index)}.id`, message: 'is the id of another expense' }]
        : [],
    );
    if (errors.length > 0) throw new UnprocessableProblem(errors);
  }
}

function toDrafts({ currency }: LedgerTransaction, parts: NewPart[], { today, fieldOf }: Rules): ExpenseDraft[] {
  const errors: FieldError[] = [];
  const drafts = parts.map(({ id, spentOn, title, amount, categoryId, note = '' }, index) => {
    const checked = checkNewExpense({ spentOn, amount }, { currency, today });
    const amountMinor = 'errors' in checked ? 0n : checked.amountMinor;
    if ('errors' in checked) errors.push(...checked.errors.map((error) => toPartError(error, fieldOf(index))));
    return { id: id?.toLowerCase() ?? randomUUID(), spentOn, title, amountMinor, categoryId, note };
  });
  if (errors.length > 0) throw new ValidationProblem(distinct(errors));
  return drafts;
}

/** All have one day, which the request names once. */
const toPartError = ({ field, message }: FieldError, part: string): FieldError => ({
  field: field === 'spentOn' ? field : `${part}.${field}`,
  message,
});

const distinct = (errors: FieldError[]) => [...new Map(errors.map((error) => [error.field, error])).values()];
