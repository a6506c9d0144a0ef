import type { Activity } from '../api/types';
import type { Told } from './account-sentences';
import { budgetInWords } from './budget-in-words';
import { read } from './read-data';

type Data = Activity['data'];

/** What is mailed to a person, and what became of it. */
export const MAIL_SENTENCES: Readonly<Record<string, (activity: Activity) => Told>> = {
  'email.sent': ({ data }) => ({ icon: 'envelope', text: `The mail ${mail(data)} was sent`, detail: address(data) }),
  'email.failed': ({ data }) => ({
    icon: 'envelope-slash',
    text:
      read(data, 'status') === 'bounced'
        ? `The mail ${mail(data)} was refused by its receiver`
        : `The mail ${mail(data)} could not be sent`,
    detail: [address(data), read(data, 'error')].filter(Boolean).join(' · '),
  }),
  'news.subscribed': () => ({ icon: 'envelope-paper', text: 'You subscribed to the finance news' }),
  'news.unsubscribed': ({ data }) => ({
    icon: 'envelope-slash',
    text: `You unsubscribed from the finance news${byLink(data)}`,
  }),
  'news.issued': ({ data }) => ({
    icon: 'envelope-paper',
    text: `Your ${read(data, 'frequency') ?? 'next'} finance news were put together`,
    detail: itemCount(data),
  }),
  'summary.subscribed': () => ({ icon: 'envelope-paper', text: 'You subscribed to the monthly summary' }),
  'summary.unsubscribed': ({ data }) => ({
    icon: 'envelope-slash',
    text: `You unsubscribed from the monthly summary${byLink(data)}`,
  }),
  'budget-alert.subscribed': () => ({ icon: 'envelope-paper', text: 'You asked for mails about budgets' }),
  'budget-alert.unsubscribed': ({ data }) => ({
    icon: 'envelope-slash',
    text: `You stopped the mails about budgets${byLink(data)}`,
  }),
  'budget-alert.issued': ({ data }) => ({
    icon: 'wallet2',
    text: `A mail to you about ${budgetInWords(data, 'budget')} was put together`,
    detail: '',
  }),
  'summary.issued': ({ data }) => ({
    icon: 'bar-chart',
    text: `Your summary of ${month(data)} was put together`,
    detail: '',
  }),
};

function mail(data: Data): string {
  const words = (read(data, 'template') ?? '').replaceAll('-', ' ');
  return words ? `“${words.charAt(0).toUpperCase()}${words.slice(1)}”` : 'to you';
}

function address(data: Data): string {
  const to = read(data, 'to');
  return to ? `To ${to}` : '';
}

const byLink = (data: Data) => (read(data, 'by') === 'link' ? ', by the link in a mail' : '');

function itemCount({ items }: Data): string {
  const count = Array.isArray(items) ? items.length : 0;
  return count === 0 ? '' : `${count} ${count === 1 ? 'article' : 'articles'}`;
}

function month(data: Data): string {
  const period = read(data, 'period');
  if (!period || !/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) return 'a month';
  const format = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${period}-01T00:00:00Z`));
}
