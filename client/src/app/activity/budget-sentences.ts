import type { Activity } from '../api/types';
import { formatMoney } from '../shared/money';
import type { Told } from './account-sentences';
import { budgetInWords } from './budget-in-words';
import { read } from './read-data';

type Data = Activity['data'];

/** What happens to the budgets of a ledger. */
export const BUDGET_SENTENCES: Readonly<Record<string, (activity: Activity) => Told>> = {
  'budget.created': ({ data }) => told(`You set ${budgetInWords(data, 'budget')}`, monthly(data, 'budget')),
  'budget.updated': ({ data }) => told(updated(data), changed(data)),
  'budget.deleted': ({ data }) => ({
    ...told(`You ended ${budgetInWords(data, 'budget')}`, monthly(data, 'budget')),
    icon: 'trash',
  }),
  'budget.restored': ({ data }) => told(`You brought back ${budgetInWords(data, 'budget')}`, monthly(data, 'budget')),
  'budget.passed': ({ data }) => ({
    ...told(
      `${capitalised(budgetInWords(data, 'budget'))} is ${isOver(data) ? 'overspent' : 'nearly used up'}`,
      spent(data),
    ),
    icon: 'exclamation-circle',
  }),
};

function told(text: string, detail = ''): Told {
  return { icon: 'wallet2', text, detail };
}

function updated(data: Data): string {
  const isElsewhere = read(data, 'before', 'categoryId') !== read(data, 'after', 'categoryId');
  const before = budgetInWords(data, 'before');
  return isElsewhere ? `You moved ${before}: it is ${budgetInWords(data, 'after')} now` : `You changed ${before}`;
}

function changed(data: Data): string {
  const [before, after] = [monthly(data, 'before'), monthly(data, 'after')];
  return before && after && before !== after ? `${after} instead of ${before}` : '';
}

function monthly(data: Data, key: string): string {
  const [amount, currency] = [read(data, key, 'amount'), read(data, key, 'currency')];
  return amount && currency ? `${formatMoney(amount, currency)} a month` : '';
}

function spent(data: Data): string {
  const currency = read(data, 'budget', 'currency');
  const [amount, available] = [read(data, 'spentAmount'), read(data, 'availableAmount')];
  if (!currency || !amount || !available) return '';
  return `${formatMoney(amount, currency)} of ${formatMoney(available, currency)}`;
}

const isOver = ({ threshold }: Data) => threshold === 100;

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
