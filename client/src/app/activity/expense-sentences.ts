import type { Activity, FieldChange } from '../api/types';
import { formatDate } from '../shared/calendar-date';
import { expenseChangesInWords } from '../shared/expense-changes-in-words';
import { formatMoney, isRefund } from '../shared/money';
import type { Told } from './account-sentences';
import { read } from './read-data';

type Data = Activity['data'];

const FIELDS = [
  ['amount', 'amount'],
  ['title', 'title'],
  ['category', 'categoryName'],
  ['spentOn', 'spentOn'],
  ['note', 'note'],
] as const;

/** What happens to the expenses of a ledger, and to the filters one looks at them by. */
export const EXPENSE_SENTENCES: Readonly<Record<string, (activity: Activity) => Told>> = {
  'expense.created': ({ data }) => recorded(data),
  'expense.updated': ({ data }) => ({
    icon: 'pencil',
    text: `You changed the expense ${titleOf(data)}`,
    detail: capitalised(expenseChangesInWords(changesOf(data), read(data, 'expense', 'currency') ?? 'USD')),
  }),
  'expense.deleted': ({ data }) => ({
    icon: 'trash',
    text: `You moved the expense ${titleOf(data)} to the trash`,
    detail: [moneyOf(data), aboutOf(data)].filter(Boolean).join(' · '),
  }),
  'expense.restored': ({ data }) => ({
    icon: 'arrow-counterclockwise',
    text: `You restored the expense ${titleOf(data)}`,
    detail: [moneyOf(data), aboutOf(data)].filter(Boolean).join(' · '),
  }),
  'filter.saved': () => ({ icon: 'bookmark', text: 'You saved a filter', detail: '' }),
  'filter.updated': () => ({ icon: 'bookmark', text: 'You changed a saved filter', detail: '' }),
  'filter.deleted': () => ({ icon: 'bookmark', text: 'You deleted a saved filter', detail: '' }),
};

function recorded(data: Data): Told {
  const title = read(data, 'expense', 'title');
  const amount = read(data, 'expense', 'amount');
  const kind = amount && isRefund(amount) ? 'a refund' : 'an expense';
  const money = moneyOf(data, (signed) => signed.replace('-', ''));
  return {
    icon: kind === 'a refund' ? 'arrow-return-left' : 'receipt',
    text: `You recorded ${kind}${money ? ` of ${money}` : ''}: ${title ? `“${title}”` : 'an expense'}`,
    detail: aboutOf(data),
  };
}

/** By field; in an order in which one would tell them. */
function changesOf(data: Data): FieldChange[] {
  return FIELDS.map(([field, key]) => ({
    field,
    from: read(data, 'before', key),
    to: read(data, 'after', key),
  })).filter(({ from, to }) => from !== to);
}

function titleOf(data: Data): string {
  const title = read(data, 'expense', 'title');
  return title ? `“${title}”` : 'without a title';
}

function moneyOf(data: Data, shown = (amount: string) => amount): string {
  const [amount, currency] = [read(data, 'expense', 'amount'), read(data, 'expense', 'currency')];
  return amount && currency ? formatMoney(shown(amount), currency) : '';
}

function aboutOf(data: Data): string {
  const spentOn = read(data, 'expense', 'spentOn');
  return [read(data, 'expense', 'categoryName'), spentOn && formatDate(spentOn)].filter(Boolean).join(' · ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
