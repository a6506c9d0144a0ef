import { addDays, type CalendarDate } from '../calendar-date.js';
import { addMonths, firstOfMonth } from '../expense/period-range.js';
import { daysBetween } from './previous-range.js';
import type { RecurringCost } from './recurring.dto.js';

/** How often something comes: the days that may lie between, and what that means on the calendar. */
interface Rhythm {
  interval: RecurringCost['interval'];
  fewestDays: number;
  mostDays: number;
  step: { days: number } | { months: number };
  timesAYear: number;
}

/** Months and their multiples have room for their different lengths, for weekends and for a payday that moves. */
export const rhythms: Rhythm[] = [
  { interval: 'weekly', fewestDays: 6, mostDays: 8, step: { days: 7 }, timesAYear: 52 },
  { interval: 'fortnightly', fewestDays: 13, mostDays: 15, step: { days: 14 }, timesAYear: 26 },
  { interval: 'monthly', fewestDays: 26, mostDays: 35, step: { months: 1 }, timesAYear: 12 },
  { interval: 'quarterly', fewestDays: 85, mostDays: 98, step: { months: 3 }, timesAYear: 4 },
  { interval: 'half-yearly', fewestDays: 174, mostDays: 191, step: { months: 6 }, timesAYear: 2 },
  { interval: 'yearly', fewestDays: 355, mostDays: 376, step: { months: 12 }, timesAYear: 1 },
];

/** What one title cost on one day, in minor units. */
export interface Payment {
  day: CalendarDate;
  minor: bigint;
}

export interface Recurrence {
  interval: RecurringCost['interval'];
  /** The latest amount, and what it comes to in a year; minor units. */
  minor: bigint;
  yearlyMinor: bigint;
  lastOn: CalendarDate;
  nextOn: CalendarDate;
  isOverdue: boolean;
}

/**
 * Whether a title's payments, the earliest first and each on another day, are a cost that comes back: two of three gaps
 * have the length of one interval, three of four amounts are like one beside them, and the next is not missing for more
 * than an interval. Only what comes once a year is believed after two times. Null when it is none.
 */
export function findRecurrence(payments: Payment[], today: CalendarDate): Recurrence | null {
  const [last, beforeLast] = [payments.at(-1), payments.at(-2)];
  if (!last || !beforeLast) return null;
  const rhythm = rhythmOf(
    payments.slice(1).map(({ day }, index) => daysBetween((payments[index] as Payment).day, day)),
  );
  if (!rhythm || !areAlike(payments.map(({ minor }) => minor))) return null;
  if (payments.length < (rhythm.interval === 'yearly' ? 2 : 3)) return null;
  const usualDay = usualDayOfMonth(payments);
  const nextOn = stepFrom(last.day, rhythm, usualDay);
  if (today > stepFrom(nextOn, rhythm, usualDay)) return null;
  return {
    interval: rhythm.interval,
    minor: last.minor,
    yearlyMinor: last.minor * BigInt(rhythm.timesAYear),
    lastOn: last.day,
    nextOn,
    isOverdue: nextOn < today,
  };
}

function rhythmOf(gaps: number[]): Rhythm | null {
  const median = [...gaps].sort((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
  const isOf = (days: number) => (rhythm: Rhythm) => rhythm.fewestDays <= days && days <= rhythm.mostDays;
  const rhythm = rhythms.find(isOf(median));
  if (!rhythm) return null;
  const agreeing = gaps.filter((days) => isOf(days)(rhythm)).length;
  return agreeing * 3 >= gaps.length * 2 ? rhythm : null;
}

/** A price that rises stays like the one before or the one after it; what is bought by the basket does not. */
function areAlike(amounts: bigint[]): boolean {
  const isLike = (one: bigint, other: bigint | undefined) =>
    other !== undefined && (one > other ? one - other : other - one) * 5n <= (one > other ? one : other);
  const alike = amounts.filter(
    (amount, index) => isLike(amount, amounts[index - 1]) || isLike(amount, amounts[index + 1]),
  );
  return alike.length * 4 >= amounts.length * 3;
}

/** A payment on the 31st is on the last day of a shorter month: of the latest few, the latest day of a month is meant. */
function usualDayOfMonth(payments: Payment[]): number {
  const days = payments.slice(-4).map(({ day }) => Number(day.slice(8)));
  const last = payments.at(-1)?.day ?? '';
  return last === lastOfMonth(last) ? Math.max(...days) : Number(last.slice(8));
}

function stepFrom(day: CalendarDate, { step }: Rhythm, usualDay: number): CalendarDate {
  if ('days' in step) return addDays(day, step.days);
  const month = addMonths(firstOfMonth(day), step.months);
  const end = lastOfMonth(month);
  return Number(end.slice(8)) < usualDay ? end : addDays(month, usualDay - 1);
}

const lastOfMonth = (day: CalendarDate) => addDays(addMonths(firstOfMonth(day), 1), -1);
