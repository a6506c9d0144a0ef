import type { Activity } from '../api/types';
import { formatDate } from '../shared/calendar-date';
import { formatMoney } from '../shared/money';
import type { Told } from './account-sentences';
import { read } from './read-data';

type Data = Activity['data'];

/** What happens to the receipts of a ledger: what a person does, and what reads them. */
export const RECEIPT_SENTENCES: Readonly<Record<string, (activity: Activity) => Told>> = {
  'receipt.uploaded': ({ data }) => ({
    icon: 'paperclip',
    text: `You added ${named(data, 'the receipt')}`,
    detail: '',
  }),
  'receipt.reading-requested': ({ data }) => ({
    icon: 'arrow-clockwise',
    text:
      read(data, 'by') === 'server'
        ? `The reading of ${named(data, 'the receipt')} was taken up again`
        : `You asked to have ${named(data, 'the receipt')} read again`,
    detail: '',
  }),
  'receipt.read': ({ data }) => ({
    icon: 'search',
    text: `${named(data, 'The receipt')} was read`,
    detail: found(data) || 'Nothing that makes sense was found on it',
  }),
  'receipt.failed': ({ data }) => ({
    icon: 'exclamation-circle',
    text: `${named(data, 'The receipt')} could not be read`,
    detail: read(data, 'error') ?? '',
  }),
  'receipt.filed': ({ data }) => ({
    icon: 'check-lg',
    text: `You filed ${named(data, 'the receipt')} with ${expenses(data)}`,
    detail: found(data),
  }),
  'receipt.unfiled': ({ data }) => ({
    icon: 'x-lg',
    text: `You took ${named(data, 'the receipt')} off ${expenses(data)}`,
    detail: found(data),
  }),
  'receipt.deleted': ({ data }) => ({
    icon: 'trash',
    text: `You deleted ${named(data, 'the receipt')}`,
    detail: found(data),
  }),
  'receipt.restored': ({ data }) => ({
    icon: 'arrow-counterclockwise',
    text: `You brought back ${named(data, 'the receipt')}`,
    detail: found(data),
  }),
};

/** By its merchant once that is known, by its file's name until then. */
function named(data: Data, noun: string): string {
  const merchant = read(data, 'receipt', 'merchant');
  if (merchant) return `${noun} of ${merchant}`;
  const file = read(data, 'receipt', 'originalName');
  return file ? `${noun} “${file}”` : noun;
}

/** What was read: the total and the day. */
function found(data: Data): string {
  const [total, currency] = [read(data, 'receipt', 'total'), read(data, 'receipt', 'currency')];
  const date = read(data, 'receipt', 'date');
  const money = total && (currency ? formatMoney(total, currency) : total);
  return [money, date && formatDate(date)].filter(Boolean).join(' · ');
}

function expenses(data: Data): string {
  const list = Array.isArray(data['expenses']) ? (data['expenses'] as unknown[]) : [];
  if (list.length > 1) return `${list.length} expenses`;
  const [expense] = list;
  const title = typeof expense === 'object' && expense !== null ? read(expense as Data, 'title') : null;
  return title ? `the expense “${title}”` : 'an expense';
}
