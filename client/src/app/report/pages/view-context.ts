import type { Category } from '../../api/types';
import type { CalendarDate } from '../../shared/calendar-date';
import type { ChartLooks } from '../../shared/chart/chart-looks';

/** What a report is drawn with, beside its numbers. */
export interface ViewContext {
  categories: readonly Category[];
  /** ISO 4217, and how many decimals it has. */
  currency: string;
  decimals: number;
  today: CalendarDate;
  looks: ChartLooks;
  isNarrow: boolean;
}
