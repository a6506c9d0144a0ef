/** A budget as its events tell it. */
export interface BudgetSnapshot {
  id: string;
  /** Null: all categories. */
  categoryId: string | null;
  categoryName: string | null;
  /** Decimal string, for each month. */
  amount: string;
  currency: string;
  carryOver: boolean;
}

export interface BudgetUpdated {
  before: BudgetSnapshot;
  after: BudgetSnapshot;
}

/** Percent of what is available that a mail tells of. */
export type BudgetThreshold = 80 | 100;

/** Told once for each budget, month and threshold; not for the lower one when both are passed at once. */
export interface BudgetPassed {
  budget: BudgetSnapshot;
  /** @example "2026-11" */
  month: string;
  threshold: BudgetThreshold;
  /** Decimal strings, as they were then. */
  availableAmount: string;
  spentAmount: string;
  leftAmount: string;
}

/** The same, to be mailed to one person. */
export interface BudgetAlertIssued extends BudgetPassed {
  ledgerName: string;
}

declare module '../events/event-map.js' {
  interface EventMap {
    'budget.created': { budget: BudgetSnapshot };
    /** Its amount, whether it carries over, or the category that it follows. */
    'budget.updated': BudgetUpdated;
    'budget.deleted': { budget: BudgetSnapshot };
    'budget.restored': { budget: BudgetSnapshot };
    'budget.passed': BudgetPassed;
    /** One for each member of the ledger who may change it and wants it. */
    'budget-alert.issued': BudgetAlertIssued;
  }
}
