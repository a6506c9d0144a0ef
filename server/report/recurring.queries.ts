import { Injectable } from '@nestjs/common';
import type { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { ExpenseMeasureQueries } from '../expense/expense-measure.queries.js';
import { formatMinor } from '../money.js';
import type { RecurringReport } from './recurring.dto.js';
import { ReportCriteria, type ReportLedger } from './report-criteria.js';

@Injectable()
export class RecurringQueries {
  constructor(
    private readonly measures: ExpenseMeasureQueries,
    private readonly criteria: ReportCriteria,
  ) {}

  async getRecurring(ledger: ReportLedger, filter: ExpenseFilter, timeZone: string): Promise<RecurringReport> {
    await this.measures.measure(ledger.id, this.criteria.resolve(filter, ledger, timeZone));
    return { currency: ledger.currency, yearlyAmount: formatMinor(0n, ledger.currency), items: [] };
  }
}
