import type { Category, MonthReport } from '../api/types';
import { type Amount, minorDigits } from '../shared/money';
import { type Month, moveMonth } from './month';

/** How many months before this one an average is of. */
const MONTHS = 3;

/** What a month cost on the average, by category with those below it; null is all categories. */
export type Averages = ReadonlyMap<string | null, Amount>;

/** The days that averages are of, before `month`. */
export function monthsBefore(month: Month): { from: string; to: string } {
  const last = moveMonth(month, -1) ?? month;
  const end = new Date(Date.UTC(Number(last.slice(0, 4)), Number(last.slice(5)), 0));
  return { from: `${moveMonth(month, -MONTHS) ?? month}-01`, to: end.toISOString().slice(0, 10) };
}

/**
 * The averages of the months in a report that have expenses, rounded up to whole units: somebody sets a budget to a round
 * number, so that floating point is exact enough here.
 */
export function averages({ items, currency }: MonthReport, categories: readonly Category[]): Averages {
  const parents = new Map(categories.map(({ id, parentId }) => [id, parentId]));
  const sums = new Map<string | null, number>();
  const add = (id: string | null, amount: string) => sums.set(id, (sums.get(id) ?? 0) + Number(amount));
  for (const month of items) {
    add(null, month.amount);
    for (const { categoryId, amount } of month.categories) {
      add(categoryId, amount);
      const parentId = parents.get(categoryId);
      if (parentId) add(parentId, amount);
    }
  }
  const zeros = '0'.repeat(minorDigits(currency));
  const rounded = [...sums].flatMap(([id, sum]): [string | null, Amount][] => {
    const mean = Math.ceil(sum / items.length);
    return mean > 0 ? [[id, zeros ? `${mean}.${zeros}` : String(mean)]] : [];
  });
  return new Map(rounded);
}
