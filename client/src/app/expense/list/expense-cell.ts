import { FormControl, type ValidatorFn } from '@angular/forms';
import type { Expense, ExpenseUpdate } from '../../api/types';
import { formatDate } from '../../shared/calendar-date';
import { errorOf } from '../../shared/field-rules';
import { formatMoney, formatTypedAmount } from '../../shared/money';
import { formatTypedDate, readDate } from '../../shared/typed-date';
import { readSum } from '../../shared/typed-sum';
import { SORT_FIELDS, type SortField } from '../expense-list-query';
import { expenseRules } from '../form/expense-rules';
import { shortTitle } from './short-title';

/** What can be changed in its place, in the order of the columns. */
export type CellField = SortField;
export const CELL_FIELDS = SORT_FIELDS;

/** What the typing begins with. */
export function typedText(expense: Expense, field: CellField): string {
  if (field === 'spentOn') return formatTypedDate(expense.spentOn);
  if (field === 'amount') return formatTypedAmount(expense.amount, expense.currency);
  return cellValue(expense, field);
}

/** What the server knows the cell's content as. */
export function cellValue(expense: Expense, field: CellField): string {
  return field === 'category' ? expense.category.id : expense[field];
}

/** Reads what was typed into a cell of `expense`. `today` is the latest date. */
export function readCell(
  text: string,
  field: CellField,
  expense: Expense,
  today: string,
): { value: string } | { problem: string } {
  const problem = errorOf(new FormControl(text, rulesOf(field, expense.currency, today)));
  if (problem) return { problem };
  if (field === 'spentOn') return { value: readDate(text, today) ?? '' };
  if (field !== 'amount') return { value: text.trim() };
  const reading = readSum(text, expense.currency);
  return 'amount' in reading ? { value: reading.amount } : reading;
}

function rulesOf(field: CellField, currency: string, today: string): ValidatorFn | ValidatorFn[] {
  if (field === 'spentOn') return expenseRules.spentOn(() => today);
  return field === 'amount' ? expenseRules.amount(() => currency) : expenseRules[field];
}

export function toUpdate(field: CellField, value: string): ExpenseUpdate {
  return field === 'category' ? { categoryId: value } : { [field]: value };
}

/** What is in the cell, in words. */
export function cellWords(expense: Expense, field: CellField): string {
  if (field === 'spentOn') return formatDate(expense.spentOn);
  if (field === 'amount') return formatMoney(expense.amount, expense.currency);
  return field === 'category' ? expense.category.name : expense.title;
}

/** What a change of one cell did, as a sentence. */
export function changeWords(before: Expense, after: Expense, field: CellField): string {
  const title = shortTitle(before.title);
  const now = shortTitle(cellWords(after, field));
  if (field === 'title') return `Renamed ${title} to ${now}.`;
  if (field === 'category') return `Put ${title} in ${now}.`;
  return `Changed the ${field === 'amount' ? 'amount' : 'date'} of ${title} to ${now}.`;
}
