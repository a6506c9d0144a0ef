import type { ExpenseFilter } from '../api/types';

/** What a press in a chart wants to see, of everything. */
export interface FilterWish {
  /** Rules that take the place of those of the filter. */
  changes: Partial<ExpenseFilter>;
  /** Its name: "November 2026", "Food". */
  name: string;
}
