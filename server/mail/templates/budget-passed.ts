import type { BudgetAlertIssued } from '../../budget/budget.events.js';
import { formatAmount } from './amounts.js';
import type { Letter, MailingScene } from './letter.js';

/** A budget is nearly used up, or more is spent than it had. */
export function budgetPassed(
  { site, name, unsubscribeUrl }: MailingScene,
  { budget, month, threshold, availableAmount, spentAmount, leftAmount, ledgerName }: BudgetAlertIssued,
): Letter {
  const amount = (text: string) => formatAmount(text, budget.currency);
  const what = budget.categoryName ?? 'All categories';
  const monthName = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T12:00:00Z`),
  );
  const isOver = threshold === 100;
  const spent =
    Number(availableAmount) > 0
      ? `${amount(spentAmount)} of ${amount(availableAmount)} were spent in ${monthName}.`
      : `${amount(spentAmount)} were spent in ${monthName}, for which nothing was left.`;
  return {
    subject: isOver ? 'A budget is used up' : 'A budget is nearly used up',
    name,
    parts: [
      isOver
        ? `More was spent than the budget had for the month. ${spent}`
        : `At least 80% of the budget is used. ${spent}`,
      {
        amount: amount(isOver ? leftAmount.replace('-', '') : leftAmount),
        caption: isOver ? `over the budget of ${monthName}` : `left for the rest of ${monthName}`,
      },
      [
        ['Budget', what],
        ['Ledger', ledgerName],
      ],
      { label: 'See the budgets', url: `${site}/budgets?month=${month}` },
    ],
    reason: `You get this mail, once for each month, because a budget was set in a ledger that you share in at ${site}.`,
    unsubscribe: { label: 'Stop the mails about budgets', url: unsubscribeUrl },
  };
}
