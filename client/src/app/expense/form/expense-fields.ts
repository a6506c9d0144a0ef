import type { Expense, ExpenseUpdate } from '../../api/types';

/** What a person writes of an expense, as it is sent. */
export type ExpenseFields = Required<Pick<ExpenseUpdate, 'amount' | 'title' | 'categoryId' | 'spentOn' | 'note'>>;

export const FIELD_NAMES = ['amount', 'title', 'categoryId', 'spentOn', 'note'] as const;

export type FieldName = (typeof FIELD_NAMES)[number];

/** One field that somebody else has changed while it was open here. */
export interface FieldConflict {
  field: FieldName;
  theirs: string;
  /** Null where this person changed nothing. */
  yours: string | null;
}

export function fieldsOf({ amount, title, category, spentOn, note }: Expense): ExpenseFields {
  return { amount, title, categoryId: category.id, spentOn, note };
}

export function changedFields(before: ExpenseFields, after: ExpenseFields): Partial<ExpenseFields> {
  const changed = FIELD_NAMES.filter((name) => before[name] !== after[name]);
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}

/** What differs between the expense as it was `opened` here and as it is now, and what this person made of the same. */
export function conflictsOf(opened: ExpenseFields, theirs: ExpenseFields, yours: ExpenseFields): FieldConflict[] {
  return FIELD_NAMES.filter((field) => theirs[field] !== opened[field]).map((field) => ({
    field,
    theirs: theirs[field],
    yours: yours[field] === opened[field] ? null : yours[field],
  }));
}
