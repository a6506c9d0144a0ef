import type { Budget } from './budget.dto.js';
import type { BudgetThreshold } from './budget.events.js';

/**
 * The thresholds that a budget has passed in its month, the highest last. None where nothing was spent: what came over from
 * the months before is known already.
 */
export function passedThresholds({ state, spentAmount }: Pick<Budget, 'state' | 'spentAmount'>): BudgetThreshold[] {
  if (state === 'ok' || Number(spentAmount) <= 0) return [];
  return state === 'over' ? [80, 100] : [80];
}
