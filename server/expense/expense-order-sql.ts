import type { ExpenseSort } from './expense.dto.js';

export type Direction = 'ASC' | 'DESC';

/** An order of the list, to be read from its end when `isBackwards`. */
export interface ExpenseOrder {
  key: 'spentOn' | 'title' | 'amount' | 'category';
  direction: Direction;
  isBackwards: boolean;
}

export const orderOf = (sort: ExpenseSort): ExpenseOrder => ({
  key: sort.replace('-', '') as ExpenseOrder['key'],
  direction: sort.startsWith('-') ? 'DESC' : 'ASC',
  isBackwards: false,
});

/**
 * What to sort expenses `e` by, with their categories `c`: no two are equal, so that no page shows one twice. By category,
 * the latest come first inside each, both ways; everything else is turned round as a whole.
 */
export function orderBy({ key, direction, isBackwards }: ExpenseOrder, e: string): string {
  const turned = isBackwards ? reversed(direction) : direction;
  switch (key) {
    case 'spentOn':
      return byDay(turned, e);
    case 'title':
      return `${e}.title_key ${turned}, ${byDay(turned, e)}`;
    case 'amount':
      return `${e}.amount_minor ${turned}, ${byDay(turned, e)}`;
    case 'category':
      return `c.name ${turned}, ${byDay(isBackwards ? 'ASC' : 'DESC', e)}`;
  }
}

/** By day, and those of one day as they were recorded. */
export const byDay = (direction: Direction, e: string) =>
  `${e}.spent_on ${direction}, ${e}.created_at ${direction}, ${e}.id ${direction}`;

const reversed = (direction: Direction): Direction => (direction === 'ASC' ? 'DESC' : 'ASC');
