import type { ExpenseHistoryEntry } from '../../api/types';
import { formatDate } from '../../shared/calendar-date';
import { expenseChangesInWords } from '../../shared/expense-changes-in-words';
import { formatMoney } from '../../shared/money';

/** One entry of an expense's history, as a sentence without a full stop. */
export function historySentence(
  { type, by, isYou, changes }: ExpenseHistoryEntry,
  currency: string,
  locale?: string,
): string {
  const who = isYou ? 'You' : (by ?? 'Somebody');
  switch (type) {
    case 'expense.created':
      return `${who} recorded it${recorded(changes, currency, locale)}`;
    case 'expense.updated':
      return `${who} ${expenseChangesInWords(changes, currency, locale) || 'changed it'}`;
    case 'expense.deleted':
      return `${who} moved it to the trash`;
    case 'expense.restored':
      return `${who} restored it`;
  }
}

function recorded(changes: ExpenseHistoryEntry['changes'], currency: string, locale?: string): string {
  const first = Object.fromEntries(changes.map(({ field, to }) => [field, to]));
  const parts = [
    first['title'] && `“${first['title']}”`,
    first['amount'] && formatMoney(first['amount'], currency, locale),
    first['category'] && `in ${first['category']}`,
    first['spentOn'] && `for ${formatDate(first['spentOn'], undefined, locale)}`,
  ].filter(Boolean);
  return parts.length > 0 ? `: ${parts.join(', ')}` : '';
}
