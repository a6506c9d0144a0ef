export type EventKind = 'expense' | 'category' | 'security' | 'account' | 'mail';

/** In the order in which they are shown; a colour reads on light and on dark ground. */
export const EVENT_KINDS: readonly { kind: EventKind; label: string; color: string }[] = [
  { kind: 'expense', label: 'Expenses and receipts', color: '#0b8a7c' },
  { kind: 'category', label: 'Categories, filters and budgets', color: '#d9822b' },
  { kind: 'security', label: 'Logins and security', color: '#3a7bbf' },
  { kind: 'mail', label: 'Mail', color: '#8a63c9' },
  { kind: 'account', label: 'Accounts', color: '#c74f6b' },
];

const kindsByThing: Readonly<Record<string, EventKind>> = {
  expense: 'expense',
  receipt: 'expense',
  category: 'category',
  filter: 'category',
  budget: 'category',
  session: 'security',
  'sign-in': 'security',
  password: 'security',
  identity: 'security',
  token: 'security',
  news: 'mail',
  summary: 'mail',
  'budget-alert': 'mail',
};
const mailOutcomes = new Set(['email.sent', 'email.failed']);

/** What an event such as "expense.created" is about. Of addresses two things are told: mails to them, and changes. */
export function kindOf(type: string): EventKind {
  const [thing = ''] = type.split('.');
  if (thing === 'email') return mailOutcomes.has(type) ? 'mail' : 'security';
  return kindsByThing[thing] ?? 'account';
}
