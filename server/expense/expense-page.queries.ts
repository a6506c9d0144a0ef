import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ExpenseSort } from './expense.dto.js';
import type { ExpenseCriteria } from './expense-criteria.js';
import { ExpenseMeasureQueries, type ExpenseTotals, type MeasuredExpenses } from './expense-measure.queries.js';
import { type ExpenseOrder, orderOf } from './expense-order-sql.js';
import { expensePageSql, type PageRequest } from './expense-page-sql.js';

/** So many index entries are passed over as fast as a place is found. */
const nearby = 300;
/** Index entries that are passed over in the time in which one expense is gathered, kept and put in order. */
const gatheringCost = 8;

interface Slice {
  order: ExpenseOrder;
  /** Expenses before the first one, and how many from there. */
  skip: number;
  rows: number;
}

/** What a statement brings: totals in each row, and one row of nulls where there is no expense. */
type PageRow<Row> = ExpenseTotals & (Row | { [column in keyof Row]: null });

/**
 * Pages of expenses under any criteria and in any order: by one statement where the criteria fit the order's index, else by
 * two, of which the first measures by the summaries how many there are and where the page begins.
 */
@Injectable()
export class ExpensePageQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly measures: ExpenseMeasureQueries,
  ) {}

  /** `columns` are of `expenses e` and `categories c` and hold the expense's id as `id`. */
  async read<Row extends { id: string }>(
    columns: string,
    ledgerId: string,
    criteria: ExpenseCriteria,
    { sort, skip, rows }: { sort: ExpenseSort; skip: number; rows: number },
  ): Promise<ExpenseTotals & { rows: Row[] }> {
    const slice = { order: orderOf(sort), skip, rows };
    const isNear = skip <= nearby;
    if (isNear && fitsIndex(criteria, slice.order)) {
      return this.select(columns, ledgerId, { criteria, ...slice, place: null, totals: null, gather: null });
    }
    const measured = await this.measures.measure(ledgerId, criteria, isNear ? null : slice);
    const { totals } = measured;
    if (totals && skip >= totals.total) return { ...totals, rows: [] };
    return this.select(columns, ledgerId, planPage(measured, slice));
  }

  private async select<Row extends { id: string }>(
    columns: string,
    ledgerId: string,
    request: PageRequest,
  ): Promise<ExpenseTotals & { rows: Row[] }> {
    const { text, values } = expensePageSql(columns, ledgerId, request);
    const found = await this.dataSource.query<[PageRow<Row>, ...PageRow<Row>[]]>(text, values);
    const [{ total, totalMinor }] = found;
    return { total, totalMinor, rows: found.filter((row): row is ExpenseTotals & Row => row.id !== null) };
  }
}

/** Whether the order's index alone leads to the first page, and the summaries to the totals. */
function fitsIndex(criteria: ExpenseCriteria, { key }: ExpenseOrder): boolean {
  const { from, until, categoryIds, minMinor, maxMinor, hasReceipt, words } = criteria;
  if (categoryIds || minMinor !== null || maxMinor !== null || hasReceipt !== null || words.length > 0) return false;
  return (from === null && until === null) || key === 'spentOn' || key === 'category';
}

/** How the page is read, once it is known how many expenses there are: in the way that touches the fewest. */
export function planPage(measured: MeasuredExpenses, slice: Slice): PageRequest {
  const { criteria, totals, place, isTextRarest } = measured;
  const gather = isTextRarest ? 'byText' : 'byIndex';
  const request = { criteria, ...slice, totals, place, gather: null } as const;
  if (!totals) return { ...request, gather, place: null };
  if (place) return request;
  const near = fromNearerEnd(slice, totals.total);
  if (isExact(criteria, slice.order)) return { ...request, ...near };
  // Walking passes over what does not match: of so many entries one does.
  const walked = ((near.skip + near.rows) * measured.ledgerCount) / totals.total;
  return { ...request, ...near, gather: totals.total * gatheringCost < walked ? gather : null };
}

/** Whether every entry of the index that is walked matches, or nearly: that there is no receipt is the rule. */
function isExact(criteria: ExpenseCriteria, { key }: ExpenseOrder): boolean {
  const { from, until, categoryIds, minMinor, maxMinor, hasReceipt, words } = criteria;
  if (words.length > 0 || hasReceipt === true) return false;
  const isOfAmount = minMinor !== null || maxMinor !== null;
  if (key === 'amount') return isOfAmount || (categoryIds === null && from === null && until === null);
  return !isOfAmount && (key === 'spentOn' || key === 'category');
}

/** The same expenses, from the end of the order where that is nearer. */
function fromNearerEnd({ order, skip, rows }: Slice, total: number): Slice {
  const wanted = Math.min(rows, total - skip);
  const after = total - skip - wanted;
  return after < skip
    ? { order: { ...order, isBackwards: true }, skip: after, rows: wanted }
    : { order, skip, rows: wanted };
}
