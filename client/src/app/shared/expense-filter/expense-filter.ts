import type { ExpenseFilter } from '../../api/types';
import { type CalendarDate, addDays } from '../calendar-date';
import type { Amount } from '../money';

export const PERIODS = ['all', 'current-month', 'previous-month', 'current-year', 'custom'] as const;

/** The names that the address, the API and a saved filter have for a filter's rules. */
export const FILTER_KEYS = [
  'period',
  'from',
  'to',
  'categoryId',
  'q',
  'minAmount',
  'maxAmount',
  'hasReceipt',
] as const satisfies readonly (keyof ExpenseFilter)[];

/** As it comes from an address or an older client: anything may be missing, or of another kind. */
export type RawFilter = Partial<Record<keyof ExpenseFilter, unknown>>;

export type FilterParams = Record<string, string | string[]>;

export const NO_FILTER: ExpenseFilter = { period: 'all' };

const LONGEST_SEARCH = 200;
const MOST_CATEGORIES = 200;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The filter that `raw` means: without the rules that mean nothing, and with one form for what means the same. */
export function cleanFilter(raw: RawFilter): ExpenseFilter {
  const unnamed = raw.from || raw.to ? 'custom' : 'all';
  const filter: ExpenseFilter = { period: PERIODS.find((period) => period === raw.period) ?? unnamed };
  if (filter.period === 'custom') {
    const [from, to] = inOrder(toDate(raw.from), toDate(raw.to), (first, last) => first <= last);
    if (from) filter.from = from;
    if (to) filter.to = to;
    if (!from && !to) filter.period = 'all';
  }
  const categoryId = toIds(raw.categoryId);
  if (categoryId.length > 0) filter.categoryId = categoryId;
  const q = toSearch(raw.q);
  if (q) filter.q = q;
  const [minAmount, maxAmount] = inOrder(
    toAmount(raw.minAmount),
    toAmount(raw.maxAmount),
    (least, most) => Number(least) <= Number(most),
  );
  if (minAmount) filter.minAmount = minAmount;
  if (maxAmount) filter.maxAmount = maxAmount;
  if (/^(true|false)$/.test(String(raw.hasReceipt))) filter.hasReceipt = String(raw.hasReceipt) === 'true';
  return filter;
}

/** Query parameters, for the API and the address alike; a rule that is not there is left out. */
export function toFilterParams(filter: ExpenseFilter): FilterParams {
  const { period, hasReceipt, ...rest } = filter;
  return {
    ...(period === undefined || period === 'all' ? {} : { period }),
    ...rest,
    ...(hasReceipt === undefined ? {} : { hasReceipt: String(hasReceipt) }),
  };
}

export function isFiltered(filter: ExpenseFilter): boolean {
  return !isSameFilter(filter, NO_FILTER);
}

export function isSameFilter(one: ExpenseFilter, other: ExpenseFilter): boolean {
  return fingerprint(one) === fingerprint(other);
}

/** The text as the server searches for it; undefined when there is nothing to search for. */
export function toSearch(value: unknown): string | undefined {
  if (typeof value !== 'string' || /\p{Surrogate}/u.test(value)) return undefined;
  const text = value
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  return text.length <= LONGEST_SEARCH ? text || undefined : undefined;
}

function fingerprint(filter: ExpenseFilter): string {
  const params = toFilterParams(filter);
  return JSON.stringify(FILTER_KEYS.map((key) => [params[key] ?? []].flat().sort()));
}

/** Both, or the first alone when the second does not go with it. */
function inOrder<T>(first: T | undefined, second: T | undefined, isInOrder: (first: T, second: T) => boolean) {
  const fits = first === undefined || second === undefined || isInOrder(first, second);
  return [first, fits ? second : undefined] as const;
}

function toDate(value: unknown): CalendarDate | undefined {
  const isDate = typeof value === 'string' && /^[1-9]\d{3}-\d\d-\d\d$/.test(value) && addDays(value, 0) === value;
  return isDate ? value : undefined;
}

function toAmount(value: unknown): Amount | undefined {
  return typeof value === 'string' && /^-?\d{1,14}(\.\d{1,4})?$/.test(value) ? value : undefined;
}

function toIds(value: unknown): string[] {
  const ids = [value].flat().filter((id): id is string => typeof id === 'string' && UUID.test(id));
  return [...new Set(ids.map((id) => id.toLowerCase()))].slice(0, MOST_CATEGORIES);
}
