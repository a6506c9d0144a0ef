import type { BudgetAlertIssued } from '../budget/budget.events.js';
import type { DomainEvent } from '../events/domain-event.js';
import type { IssuedNewsItem } from '../news/news.events.js';
import type { MonthInFigures } from '../summary/summary.events.js';
import { type AddressedLetter, lettersOf } from './letters-of.js';
import type { Person } from './person.js';

/** A mail as it might be. */
export interface MailSample extends AddressedLetter {
  /** The template, and what is special about it. */
  name: string;
  event: DomainEvent;
}

const site = 'https://money.example.org';
const email = 'ada@example.org';
const linkId = '0199f6f1-7f3a-4c11-9a55-0d4b1d2c3e4f';
const ada: Person = {
  email,
  name: 'Ada Lovelace',
  timeZone: 'America/Los_Angeles',
  isVerified: true,
  isDemo: false,
  lists: ['news', 'summary', 'budget-alert'],
};
const unverified: Person = { ...ada, name: '', isVerified: false };
const origin = { device: 'Firefox on Linux', ip: '192.0.2.7' };

const newsItems: IssuedNewsItem[] = [
  {
    source: 'Money Journal',
    title: 'Interest rates stay where they are, and what that means for savings',
    link: 'https://news.example.com/rates?from=feed&id=1',
    excerpt:
      'The central bank left its rates unchanged on Wednesday. Savings accounts keep paying what they pay; who has a loan with a variable rate need not expect a change before spring.',
    publishedAt: '2026-11-23T14:30:00.000Z',
  },
  {
    source: 'The Household',
    title: 'Five bills that are worth a second look before the year ends',
    link: 'https://household.example.com/five-bills',
    excerpt: '',
    publishedAt: '2026-11-24T06:00:00.000Z',
  },
  {
    source: 'Market Notes',
    title: 'Groceries got 3% dearer in a year & energy cheaper',
    link: 'https://notes.example.com/prices/2026-11',
    excerpt: 'Fruit and vegetables rose the most, electricity fell for the fourth month in a row.',
    publishedAt: '2026-11-24T16:00:00.000Z',
  },
];

const personal: MonthInFigures = {
  month: '2026-10',
  ledgerName: 'Personal',
  currency: 'USD',
  count: 42,
  total: '2384.15',
  previousTotal: '2120.00',
  categories: [
    { name: 'Housing', color: '#1c7ed6', total: '1250.00', previousTotal: '1250.00' },
    { name: 'Food', color: '#2f9e44', total: '612.40', previousTotal: '480.10' },
    { name: 'Transport', color: '#e8590c', total: '301.25', previousTotal: '389.90' },
    { name: 'Health', color: '#c2255c', total: '240.50', previousTotal: '0.00' },
    { name: 'Clothes', color: '#7048e8', total: '-20.00', previousTotal: '0.00' },
  ],
  biggest: [
    { title: 'Rent', spentOn: '2026-10-01', amount: '1250.00', categoryName: 'Housing' },
    { title: 'Dentist', spentOn: '2026-10-14', amount: '240.50', categoryName: 'Health' },
    { title: 'Train to Portland', spentOn: '2026-10-23', amount: '128.00', categoryName: 'Transport' },
  ],
  unusual: [
    {
      title: 'Dentist',
      spentOn: '2026-10-14',
      amount: '240.50',
      reason: 'the first expense in Health for five months',
    },
  ],
};

const shared: MonthInFigures = {
  ...{ month: '2026-10', ledgerName: 'Holidays with Bob', currency: 'JPY', count: 1 },
  total: '15800',
  previousTotal: '0',
  categories: [{ name: 'Travel', color: '#0ca678', total: '15800', previousTotal: '0' }],
  biggest: [{ title: 'Ryokan, first night', spentOn: '2026-10-30', amount: '15800', categoryName: 'Travel' }],
  unusual: [],
};

const foodBudget: BudgetAlertIssued = {
  budget: {
    ...{ id: linkId, categoryId: linkId, categoryName: 'Food & drinks' },
    ...{ amount: '400.00', currency: 'USD', carryOver: true },
  },
  month: '2026-11',
  threshold: 80,
  availableAmount: '425.50',
  spentAmount: '351.20',
  leftAmount: '74.30',
  ledgerName: 'Personal',
};
const wholeBudget: BudgetAlertIssued = {
  budget: { ...foodBudget.budget, categoryId: null, categoryName: null, amount: '200000', currency: 'JPY' },
  month: '2026-11',
  threshold: 100,
  availableAmount: '200000',
  spentAmount: '215800',
  leftAmount: '-15800',
  ledgerName: 'Holidays with Bob',
};

type Sample = [name: string, type: string, data: object, about?: { person?: Person | null; isTaken?: boolean }];

const samples: Sample[] = [
  ['welcome', 'user.registered', { user: { id: 1, email }, linkId }, { person: unverified }],
  ['welcome-by-provider', 'user.registered', { user: { id: 1, email }, linkId: null }],
  ['verify-email', 'email.verification-requested', { email, linkId }, { person: unverified }],
  ['new-device', 'session.opened', { email, linkId }],
  ['session-evicted', 'session.evicted', { email }],
  ['reset-password-reported', 'session.reported', { email, linkId }],
  ['reset-password', 'password.reset-requested', { email, linkId }],
  ['password-changed-by-link', 'password.reset', { email }],
  ['password-changed', 'password.changed', { email }],
  ['password-removed', 'password.removed', { email }],
  ['confirm-email', 'email.change-requested', { email, newEmail: 'new@example.org', linkId }],
  ['email-change-requested', 'email.change-requested', { email, newEmail: 'new@example.org', linkId }],
  ['email-taken', 'email.change-requested', { email, newEmail: 'bob@example.org', linkId: null }, { isTaken: true }],
  ['email-changed', 'email.changed', { oldEmail: 'old@example.org', email }],
  ['identity-linked', 'identity.linked', { email, provider: 'google', providerName: 'Google' }],
  ['identity-unlinked', 'identity.unlinked', { email, provider: 'google', providerName: 'Google' }],
  ['token-created', 'token.created', { email, name: 'backup script', scope: 'read' }],
  ['account-removed', 'user.removed', removal(['Home', 'Holidays']), { person: null }],
  ['news-daily', 'news.issued', { period: '2026-11-24', frequency: 'daily', items: newsItems }],
  ['news-weekly', 'news.issued', { period: '2026-W48', frequency: 'weekly', items: newsItems.slice(0, 1) }],
  ['monthly-summary', 'summary.issued', { period: '2026-10', ledgers: [personal] }],
  ['monthly-summary-of-two', 'summary.issued', { period: '2026-10', ledgers: [personal, shared] }],
  ['budget-passed', 'budget-alert.issued', foodBudget],
  ['budget-passed-wholly', 'budget-alert.issued', wholeBudget],
];

/** Every template at least once, always the same. */
export const mailSamples: MailSample[] = samples.map(([name, type, data, { person = ada, isTaken = false } = {}]) => {
  const event: DomainEvent = {
    id: '0199f6f1-0000-4000-8000-000000000001',
    type,
    version: 1,
    occurredAt: '2026-11-24T18:00:00.000Z',
    userId: person === null ? null : 1,
    ledgerId: null,
    sequence: null,
    data: { ...origin, ...data },
  };
  const letters = lettersOf(event, {
    site,
    person,
    isNewAddressTaken: isTaken,
    tokenOf: () => 'Xb3k9vQ2mN7pR4sT1uW6yZ8aC5dE0fGhJkLqPoIuYtr',
    unsubscribeUrlOf: (userId, list) =>
      `${site}/unsubscribe?token=${list}.${userId}.Q2mN7pR4sT1uW6yZ8aC5dE0fGhJkLqPoIuYtrXb3k9v`,
  });
  const letter = letters.find(({ template }) => name === template || name.startsWith(`${template}-`));
  if (!letter) throw new Error(`${type} has no mail ${name}`);
  return { ...letter, name, event };
});

function removal(ledgers: string[]): object {
  return { email, timeZone: 'Europe/Berlin', keptLedgers: ledgers.map((name) => ({ name })) };
}
