import type { Budget } from './budget.dto.js';
import type { BudgetSnapshot } from './budget.events.js';

export function toBudgetSnapshot({ id, category, amount, carryOver }: Budget, currency: string): BudgetSnapshot {
  return { id, categoryId: category?.id ?? null, categoryName: category?.name ?? null, amount, currency, carryOver };
}
