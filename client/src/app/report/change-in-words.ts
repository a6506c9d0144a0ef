import type { SummaryReport } from '../api/types';
import { type CalendarDate, formatDate, formatDateRange } from '../shared/calendar-date';
import { formatMoney } from '../shared/money';
import { totalOf } from '../shared/total-of';
import { monthRange } from './report-window';

export interface ChangeInWords {
  direction: 'more' | 'less' | 'same';
  text: string;
}

type Compared = Pick<SummaryReport, 'totalAmount' | 'previous' | 'currency'> & {
  /** The first day of the period that is compared; null when it has none. */
  from?: CalendarDate | null;
};

/** Below it, in shares of what was before, two sums are as good as equal. */
const SAME = 0.005;
/** From here on a percentage says less than a number of times. */
const MANY_TIMES = 3;

/** "12% less than to the same day of October". Null when there is no period before. */
export function changeInWords(
  { totalAmount, previous, currency, from }: Compared,
  today: CalendarDate,
  locale?: string,
): ChangeInWords | null {
  if (!previous) return null;
  const before = beforeInWords(previous.from, previous.to, startsMonth(from), today, locale);
  if (previous.count === 0) return { direction: 'same', text: 'No earlier expenses to compare with' };
  const [now, then] = [Number(totalAmount), Number(previous.totalAmount)];
  if (now === then || Math.abs(now - then) < Math.abs(then) * SAME) {
    return { direction: 'same', text: `About as much as ${before}` };
  }
  const direction = now > then ? 'more' : 'less';
  // Of money that came back there is no percentage.
  if (then <= 0 || now < 0)
    return {
      direction,
      text: `${difference(totalAmount, previous.totalAmount, currency, locale)} ${direction} than ${before}`,
    };
  if (now / then >= MANY_TIMES) {
    const times = (now / then).toLocaleString(locale, { maximumSignificantDigits: 2 });
    return { direction, text: `${times} times as much as ${before}` };
  }
  const percent = Math.abs(now / then - 1).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 });
  return { direction, text: `${percent} ${direction} than ${before}` };
}

/** "in October", "to the same day of October", "in 2025", "within Nov 3 – 9, 2026". */
function beforeInWords(
  from: CalendarDate,
  to: CalendarDate,
  isOfMonths: boolean,
  today: CalendarDate,
  locale?: string,
): string {
  const isFirst = isOfMonths && from.endsWith('-01');
  if (isFirst && from.slice(0, 7) === to.slice(0, 7)) {
    const isThisYear = from.slice(0, 4) === today.slice(0, 4);
    const month = formatDate(from, isThisYear ? { month: 'long' } : { month: 'long', year: 'numeric' }, locale);
    return to === monthRange(from.slice(0, 7)).to ? `in ${month}` : `to the same day of ${month}`;
  }
  if (isFirst && from.endsWith('-01-01') && from.slice(0, 4) === to.slice(0, 4)) {
    return to.endsWith('-12-31') ? `in ${from.slice(0, 4)}` : `to the same day of ${from.slice(0, 4)}`;
  }
  return from === to ? `on ${formatDate(from, undefined, locale)}` : `within ${formatDateRange(from, to, locale)}`;
}

const startsMonth = (from: CalendarDate | null | undefined) => !from || from.endsWith('-01');

function difference(one: string, other: string, currency: string, locale?: string): string {
  const negated = other.startsWith('-') ? other.slice(1) : `-${other}`;
  return formatMoney(totalOf([one, negated], currency).replace('-', ''), currency, locale);
}
