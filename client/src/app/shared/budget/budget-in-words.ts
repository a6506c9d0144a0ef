import type { Budget } from '../../api/types';
import { formatMoney, isRefund } from '../money';

/** "$280.00 left", or "$12.00 over". */
export function leftInWords({ leftAmount }: Pick<Budget, 'leftAmount'>, currency: string): string {
  const isOver = isRefund(leftAmount);
  return `${formatMoney(isOver ? leftAmount.slice(1) : leftAmount, currency)} ${isOver ? 'over' : 'left'}`;
}

/** "$120.00 of $400.00 spent". */
export function spentInWords(
  { spentAmount, availableAmount }: Pick<Budget, 'spentAmount' | 'availableAmount'>,
  currency: string,
): string {
  return `${formatMoney(spentAmount, currency)} of ${formatMoney(availableAmount, currency)} spent`;
}

/** What stands beside the colour of a budget's bar. */
export const STATE_IN_WORDS: Readonly<Record<Budget['state'], string>> = {
  ok: 'On course',
  near: 'Nearly used up',
  over: 'Overspent',
};

export const budgetName = ({ category }: Pick<Budget, 'category'>) => category?.name ?? 'All categories';
