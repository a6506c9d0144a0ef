import { Injectable } from '@nestjs/common';
import { calendarDateAt, type CalendarDate } from '../calendar-date.js';
import { Clock } from '../clock.js';
import { type ExpenseCriteria, resolveCriteria } from '../expense/expense-criteria.js';
import type { ExpenseFilter } from '../expense/expense-filter.dto.js';

export interface ReportLedger {
  id: string;
  /** ISO 4217. */
  currency: string;
}

/** What a filter means today, where the caller is. */
@Injectable()
export class ReportCriteria {
  constructor(private readonly clock: Clock) {}

  today(timeZone: string): CalendarDate {
    return calendarDateAt(this.clock.now(), timeZone);
  }

  /** @throws ValidationProblem when the filter contradicts itself. */
  resolve(filter: ExpenseFilter, { currency }: ReportLedger, timeZone: string): ExpenseCriteria {
    return resolveCriteria(filter, currency, this.today(timeZone));
  }
}
