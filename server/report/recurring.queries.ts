import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, type CalendarDate } from '../calendar-date.js';
import type { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { ExpenseMeasureQueries } from '../expense/expense-measure.queries.js';
import { formatMinor } from '../money.js';
import { findRecurrence, type Recurrence } from './recurrence.js';
import type { RecurringCost, RecurringReport } from './recurring.dto.js';
import { recurringSql } from './recurring-sql.js';
import { ReportCriteria, type ReportLedger } from './report-criteria.js';

/** Three years, and what a third yearly payment may be early or late. */
const askedDays = 3 * 365 + 45;
const listed = 50;
/** So many titles are looked at, by so many of their latest days. */
const candidates = { titles: 300, payments: 24 };

interface CandidateRow {
  title: string;
  categoryId: string;
  count: number;
  /** The latest first. */
  payments: { day: CalendarDate; minor: string }[];
}

@Injectable()
export class RecurringQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly measures: ExpenseMeasureQueries,
    private readonly criteria: ReportCriteria,
  ) {}

  /** Costs that come back; the filter narrows them, but for its period. */
  async getRecurring(ledger: ReportLedger, filter: ExpenseFilter, timeZone: string): Promise<RecurringReport> {
    const { id, currency } = ledger;
    const today = this.criteria.today(timeZone);
    const range = { from: addDays(today, -askedDays), until: addDays(today, 1) };
    const criteria = { ...this.criteria.resolve(filter, ledger, timeZone), ...range };
    const { text, values } = recurringSql(id, await this.measures.measure(id, criteria), candidates);
    const rows: CandidateRow[] = await this.dataSource.query(text, values);
    const found = rows
      .flatMap((row) => toRecurring(row, today))
      .sort((one, other) => Number(other.recurrence.yearlyMinor - one.recurrence.yearlyMinor))
      .slice(0, listed);
    const yearlyMinor = found.reduce((sum, { recurrence }) => sum + recurrence.yearlyMinor, 0n);
    return {
      currency,
      yearlyAmount: formatMinor(yearlyMinor, currency),
      items: found.map((entry) => toCost(entry, currency)),
    };
  }
}

interface Recurring {
  row: CandidateRow;
  recurrence: Recurrence;
}

function toRecurring(row: CandidateRow, today: CalendarDate): Recurring[] {
  const payments = row.payments.map(({ day, minor }) => ({ day, minor: BigInt(minor) })).reverse();
  const recurrence = findRecurrence(payments, today);
  return recurrence ? [{ row, recurrence }] : [];
}

const toCost = ({ row, recurrence }: Recurring, currency: string): RecurringCost => ({
  title: row.title,
  categoryId: row.categoryId,
  interval: recurrence.interval,
  amount: formatMinor(recurrence.minor, currency),
  lastOn: recurrence.lastOn,
  nextOn: recurrence.nextOn,
  yearlyAmount: formatMinor(recurrence.yearlyMinor, currency),
  count: row.count,
  isOverdue: recurrence.isOverdue,
});
