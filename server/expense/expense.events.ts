/** An expense as its events tell it: complete, so that history and undo can be built on it. */
export interface ExpenseSnapshot {
  id: string;
  /** A calendar date. */
  spentOn: string;
  title: string;
  /** Decimal string. */
  amount: string;
  currency: string;
  categoryId: string;
  categoryName: string;
  note: string;
}

declare module '../events/event-map.js' {
  /** `expense` is the expense as it is after the change. */
  interface EventMap {
    'expense.created': { expense: ExpenseSnapshot };
    'expense.updated': { expense: ExpenseSnapshot; before: ExpenseSnapshot; after: ExpenseSnapshot };
    /** Into the trash. */
    'expense.deleted': { expense: ExpenseSnapshot };
    /** Out of the trash. */
    'expense.restored': { expense: ExpenseSnapshot };
  }
}
