import type { MonthInFigures } from '../../summary/summary.events.js';
import { describeChange, formatAmount, minorOf } from './amounts.js';
import type { Bar, Bars, Entries, Letter, MailingScene, Part } from './letter.js';
import { formatDay } from './occasion.js';

/** A month of somebody's ledgers, each with what was spent, on what, and what is unusual. */
export function monthlySummary(
  { site, name, unsubscribeUrl }: MailingScene,
  { period, ledgers }: { period: string; ledgers: MonthInFigures[] },
): Letter {
  return {
    subject: `Your ${nameOf(period, { year: 'numeric' })} in figures`,
    name,
    parts: [`This is what you spent in ${nameOf(period)}.`, ...ledgers.flatMap((month) => describeLedger(site, month))],
    reason: `You get this mail because you asked for a summary of each month at ${site}.`,
    unsubscribe: { label: 'Stop the monthly summaries', url: unsubscribeUrl },
  };
}

function describeLedger(site: string, { month, currency, ...figures }: MonthInFigures): Part[] {
  const { ledgerName, count, total, previousTotal, categories, biggest, unusual } = figures;
  const before = nameOf(previousOf(month));
  const amount = (text: string) => formatAmount(text, currency);
  const change = describeChange(total, previousTotal, currency, before);
  const longest = categories.reduce((most, category) => Math.max(most, sizeOf(category.total, currency)), 0);
  return [
    { heading: ledgerName },
    { amount: amount(total), caption: `${count === 1 ? '1 expense' : `${count} expenses`}. ${change}.` },
    ...section('By category', {
      bars: categories.map(({ name, color, total: spent, previousTotal: previous }): Bar => ({
        label: name,
        value: amount(spent),
        note: describeChange(spent, previous, currency, before),
        share: longest > 0 ? sizeOf(spent, currency) / longest : 0,
        color,
      })),
    }),
    ...section('The biggest', {
      entries: biggest.map(({ title, spentOn, amount: spent, categoryName }) => ({
        title,
        value: amount(spent),
        note: `${dayOf(spentOn)}, ${categoryName}`,
      })),
    }),
    ...section('Unusual', {
      entries: unusual.map(({ title, spentOn, amount: spent, reason }) => ({
        title,
        value: amount(spent),
        note: `${dayOf(spentOn)}: ${reason}`,
      })),
    }),
    {
      label: `See ${nameOf(month)} in SpendWise`,
      url: `${site}/?from=${month}-01&to=${lastDayOf(month)}`,
      isMinor: true,
    },
  ];
}

function section(title: string, part: Bars | Entries): Part[] {
  const { length } = 'bars' in part ? part.bars : part.entries;
  return length > 0 ? [{ heading: title, isMinor: true }, part] : [];
}

/** What was given back makes no bar. */
const sizeOf = (amount: string, currency: string) => Math.max(0, Number(minorOf(amount, currency)));

const noon = (month: string, day = '01') => new Date(`${month}-${day}T12:00:00Z`);

const nameOf = (month: string, options: Intl.DateTimeFormatOptions = {}) =>
  new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC', ...options }).format(noon(month));

const dayOf = (date: string) => formatDay(new Date(`${date}T12:00:00Z`), 'UTC');

function previousOf(month: string): string {
  const instant = noon(month);
  instant.setUTCMonth(instant.getUTCMonth() - 1);
  return instant.toISOString().slice(0, 7);
}

function lastDayOf(month: string): string {
  const instant = noon(month);
  instant.setUTCMonth(instant.getUTCMonth() + 1, 0);
  return instant.toISOString().slice(0, 10);
}
