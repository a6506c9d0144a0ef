import type { CalendarDate } from '../calendar-date.js';
import { type FieldError, ValidationProblem } from '../http/problem.js';
import { minorDigits, parseAmount } from '../money.js';
import type { ExpenseFilter } from './expense-filter.dto.js';
import { customRange, type DateRange, periodRange } from './period-range.js';

/** Which expenses are meant, for a statement: null and an empty list ask for nothing. */
export interface ExpenseCriteria extends DateRange {
  /** Any of these. */
  categoryIds: string[] | null;
  /** Minor units, both included. */
  minMinor: bigint | null;
  maxMinor: bigint | null;
  hasReceipt: boolean | null;
  /** Each must occur in title or note. */
  words: string[];
  /** Whether a note may hold some of them. */
  isInNotes: boolean;
}

/** No criteria at all. */
export const everything: ExpenseCriteria = {
  from: null,
  until: null,
  categoryIds: null,
  minMinor: null,
  maxMinor: null,
  hasReceipt: null,
  words: [],
  isInNotes: false,
};

/**
 * Reads a filter as of the caller's `today` and the ledger's `currency`.
 * @throws ValidationProblem that names every rule which contradicts another one or is no amount.
 */
export function resolveCriteria(filter: ExpenseFilter, currency: string, today: CalendarDate): ExpenseCriteria {
  const errors: FieldError[] = [...checkPeriod(filter)];
  const minMinor = readAmount('minAmount', filter.minAmount, currency, errors);
  const maxMinor = readAmount('maxAmount', filter.maxAmount, currency, errors);
  if (minMinor !== null && maxMinor !== null && minMinor > maxMinor) {
    errors.push({ field: 'maxAmount', message: 'must not be less than minAmount' });
  }
  if (errors.length > 0) throw new ValidationProblem(errors);
  const words = [...new Set((filter.q ?? '').split(/\s+/u).filter((word) => word !== ''))];
  return {
    ...resolveRange(filter, today),
    categoryIds: filter.categoryId ? [...new Set(filter.categoryId.map((id) => id.toLowerCase()))] : null,
    minMinor,
    maxMinor,
    hasReceipt: filter.hasReceipt ?? null,
    words,
    isInNotes: words.length > 0,
  };
}

/** `from` and `to` make a period of their own, so none with a name may stand beside them. */
function checkPeriod({ period, from, to }: ExpenseFilter): FieldError[] {
  if (period === 'custom' && from === undefined && to === undefined) {
    return [{ field: 'from', message: 'is needed with the period custom, unless to is given' }];
  }
  if (period !== undefined && period !== 'custom') {
    const message = `must be left out with the period ${period}`;
    return [...(from === undefined ? [] : ['from']), ...(to === undefined ? [] : ['to'])].map((field) => ({
      field,
      message,
    }));
  }
  return from !== undefined && to !== undefined && from > to
    ? [{ field: 'to', message: 'must not be before from' }]
    : [];
}

function resolveRange({ period = 'custom', from, to }: ExpenseFilter, today: CalendarDate): DateRange {
  return period === 'custom' ? customRange(from, to) : periodRange(period, today);
}

function readAmount(field: string, text: string | undefined, currency: string, errors: FieldError[]): bigint | null {
  if (text === undefined) return null;
  const parsed = parseAmount(text, currency);
  if ('minor' in parsed) return parsed.minor;
  // No expense is of zero, but a limit may be.
  if (parsed.problem === 'zero') return 0n;
  errors.push({
    field,
    message: {
      format: 'must be a decimal string such as "12.34"',
      decimals: `must have at most ${minorDigits(currency)} decimals`,
      tooLarge: 'must be smaller',
    }[parsed.problem],
  });
  return null;
}
