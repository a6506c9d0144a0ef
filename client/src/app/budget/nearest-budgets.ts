import type { Budget } from '../api/types';

/** The budget for all, and the others that are nearest to their end, `most` in all. */
export function nearestBudgets(budgets: readonly Budget[], most: number): Budget[] {
  const whole = budgets.filter(({ category }) => category === null);
  const others = budgets
    .filter(({ category }) => category !== null)
    .sort((one, other) => rank(other) - rank(one) || (other.percent ?? -1) - (one.percent ?? -1));
  return [...whole, ...others].slice(0, most);
}

const rank = ({ state }: Budget) => ['ok', 'near', 'over'].indexOf(state);
