import type { Budget } from '../../api/types';

/** The budget that an expense of a category is counted in: its own, else the one above it, else the one for all. */
export function budgetForCategory(
  budgets: readonly Budget[],
  categoryId: string,
  parentId: string | null,
): Budget | undefined {
  const of = (id: string | null) => budgets.find(({ category }) => (category?.id ?? null) === id);
  return of(categoryId) ?? (parentId === null ? undefined : of(parentId)) ?? of(null);
}
