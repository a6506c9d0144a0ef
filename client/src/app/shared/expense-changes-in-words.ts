import type { FieldChange } from '../api/types';
import { formatDate } from './calendar-date';
import { formatMoney } from './money';

/** Longer texts are cut in a sentence. */
const LONGEST = 80;

const NAMES = {
  spentOn: 'the date',
  title: 'the title',
  amount: 'the amount',
  category: 'the category',
  note: 'the note',
};

/**
 * What was done to an expense, to follow a name: "changed the amount from $12.50 to $13.00 and the title from “A” to
 * “B”", "added the note “C”".
 */
export function expenseChangesInWords(changes: readonly FieldChange[], currency: string, locale?: string): string {
  const words = ({ field }: FieldChange, value: string | null) => valueInWords(field, value ?? '', currency, locale);
  const changed = changes
    .filter(({ from, to }) => from !== null && to !== null)
    .map((change) => `${NAMES[change.field]} from ${words(change, change.from)} to ${words(change, change.to)}`);
  const added = changes
    .filter(({ from }) => from === null)
    .map((change) => `${NAMES[change.field]} ${words(change, change.to)}`);
  const removed = changes
    .filter(({ from, to }) => from !== null && to === null)
    .map((change) => `${NAMES[change.field]} ${words(change, change.from)}`);
  const deeds = [
    ['changed', changed],
    ['added', added],
    ['removed', removed],
  ] as const;
  return deeds
    .filter(([, phrases]) => phrases.length > 0)
    .map(([verb, phrases]) => `${verb} ${inList(phrases)}`)
    .join(', and ');
}

function valueInWords(field: FieldChange['field'], value: string, currency: string, locale?: string): string {
  if (field === 'amount') return formatMoney(value, currency, locale);
  if (field === 'spentOn') return formatDate(value, undefined, locale);
  if (field === 'category') return value;
  const text = [...value.replace(/\s+/g, ' ').trim()];
  return `“${text.length > LONGEST ? `${text.slice(0, LONGEST).join('').trimEnd()}…` : text.join('')}”`;
}

const inList = (phrases: readonly string[]) => new Intl.ListFormat('en').format(phrases);
