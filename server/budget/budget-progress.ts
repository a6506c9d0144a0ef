import { formatMinor } from '../money.js';
import type { Budget, BudgetState } from './budget.dto.js';

/** Minor units. */
export interface BudgetFigures {
  amountMinor: bigint;
  carriedMinor: bigint;
  spentMinor: bigint;
}

type Progress = Pick<
  Budget,
  'amount' | 'carriedAmount' | 'availableAmount' | 'spentAmount' | 'leftAmount' | 'percent' | 'state'
>;

/** How far a budget of `currency` is used up in its month. */
export function budgetProgress(figures: BudgetFigures, currency: string): Progress {
  const { amountMinor, carriedMinor, spentMinor } = figures;
  const availableMinor = amountMinor + carriedMinor;
  return {
    amount: formatMinor(amountMinor, currency),
    carriedAmount: formatMinor(carriedMinor, currency),
    availableAmount: formatMinor(availableMinor, currency),
    spentAmount: formatMinor(spentMinor, currency),
    leftAmount: formatMinor(availableMinor - spentMinor, currency),
    percent: percentOf(spentMinor, availableMinor),
    state: stateOf(spentMinor, availableMinor),
  };
}

/** Of nothing, or of less, all is spent as soon as anything lacks. */
function percentOf(spent: bigint, available: bigint): number | null {
  if (available <= 0n) return spent > available ? 100 : null;
  const isWhole = spent >= 0n || (spent * 100n) % available === 0n;
  return Number((spent * 100n) / available) - (isWhole ? 0 : 1);
}

function stateOf(spent: bigint, available: bigint): BudgetState {
  if (spent > available) return 'over';
  return available > 0n && spent * 100n >= available * 80n ? 'near' : 'ok';
}
