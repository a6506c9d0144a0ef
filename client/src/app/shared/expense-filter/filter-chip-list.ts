import type { Category, ExpenseFilter } from '../../api/types';
import type { CalendarDate } from '../calendar-date';
import { periodInWords } from './period-in-words';
import { formatMoney } from '../money';

/** One rule of a filter, in words. */
export interface FilterChip {
  key: string;
  text: string;
  /** Of a category. */
  color?: string;
  /** What to change so that the rule is gone. */
  without: Partial<ExpenseFilter>;
}

export interface ChipContext {
  today: CalendarDate;
  currency: string;
  /** Undefined while they are not known yet. */
  categories: readonly Category[] | undefined;
  locale?: string;
}

export function filterChips(filter: ExpenseFilter, context: ChipContext): FilterChip[] {
  const { q, hasReceipt } = filter;
  const chips: (FilterChip | null)[] = [
    periodChip(filter, context),
    ...(filter.categoryId ?? []).map((id) => categoryChip(id, filter, context)),
    q === undefined ? null : { key: 'q', text: `“${q}”`, without: { q: undefined } },
    amountChip(filter, context),
    hasReceipt === undefined
      ? null
      : {
          key: 'hasReceipt',
          text: hasReceipt ? 'With receipt' : 'Without receipt',
          without: { hasReceipt: undefined },
        },
  ];
  return chips.filter((chip) => chip !== null);
}

function periodChip(filter: ExpenseFilter, { today, locale }: ChipContext): FilterChip | null {
  const words = periodInWords(filter, today, locale);
  if (!words) return null;
  return {
    key: 'period',
    text: capitalised(words.replace(/^(in|within) /, '')),
    without: { period: 'all', from: undefined, to: undefined },
  };
}

function categoryChip(id: string, { categoryId = [] }: ExpenseFilter, { categories }: ChipContext): FilterChip {
  const category = categories?.find((known) => known.id === id);
  const name = category?.name ?? (categories ? 'Deleted category' : '…');
  return {
    key: id,
    text: name,
    ...(category && { color: category.color }),
    without: { categoryId: categoryId.filter((other) => other !== id) },
  };
}

function amountChip({ minAmount, maxAmount }: ExpenseFilter, { currency, locale }: ChipContext): FilterChip | null {
  if (minAmount === undefined && maxAmount === undefined) return null;
  const [least, most] = [minAmount, maxAmount].map((amount) => amount && formatMoney(amount, currency, locale));
  const text = least && most ? `${least} to ${most}` : least ? `At least ${least}` : `At most ${most}`;
  return { key: 'amount', text, without: { minAmount: undefined, maxAmount: undefined } };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
