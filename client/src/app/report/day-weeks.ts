import type { DayReport } from '../api/types';
import { type CalendarDate, addDays, weekdayOf } from '../shared/calendar-date';
import { type Amount, isRefund } from '../shared/money';
import { type DateRange, isWithin } from './report-window';

export interface CalendarDay {
  date: CalendarDate;
  /** Null on a day without expenses. */
  amount: Amount | null;
  count: number;
  /** 1 to 4: a quarter each of the days with expenses, from the cheapest; 0 on a day that cost nothing or gave money back. */
  level: number;
  isRefund: boolean;
  isChosen: boolean;
}

/** Seven days, from the first weekday; null is a day outside of the calendar. */
export type CalendarWeek = readonly (CalendarDay | null)[];

/** The days from `from` to `to` by weeks that begin on `firstWeekday` (0 is Sunday). `period` is what the filter lets through. */
export function dayWeeks(
  { items }: Pick<DayReport, 'items'>,
  { from, to }: Required<DateRange>,
  period: DateRange,
  firstWeekday: number,
): CalendarWeek[] {
  const byDate = new Map(items.map((item) => [item.date, item]));
  const limits = quarters(items.map(({ amount }) => Number(amount)).filter((amount) => amount > 0));
  const weeks: CalendarWeek[] = [];
  for (let first = weekStart(from, firstWeekday); first <= to; first = addDays(first, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, day) => {
        const date = addDays(first, day);
        if (!isWithin(date, { from, to })) return null;
        const { amount = null, count = 0 } = byDate.get(date) ?? {};
        return {
          date,
          amount,
          count,
          level: levelOf(Number(amount ?? 0), limits),
          isRefund: amount !== null && isRefund(amount),
          isChosen: isWithin(date, period),
        };
      }),
    );
  }
  return weeks;
}

/** The first day on or before `date` that is a `firstWeekday`. */
export function weekStart(date: CalendarDate, firstWeekday: number): CalendarDate {
  return addDays(date, -((weekdayOf(date) - firstWeekday + 7) % 7));
}

/** The three amounts between four equally many days. */
function quarters(amounts: number[]): number[] {
  const sorted = amounts.toSorted((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((share) => sorted[Math.floor(sorted.length * share)] ?? 0);
}

function levelOf(amount: number, limits: readonly number[]): number {
  return amount > 0 ? 1 + limits.filter((limit) => amount > limit).length : 0;
}
