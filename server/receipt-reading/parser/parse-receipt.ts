import { formatMinor } from '../../money.js';
import type { ReadField, ReadFields, ReadingContext, ReadLine } from '../receipt-reading.js';
import { rowsOf, type Row } from '../text/rows.js';
import type { Word } from '../text/word.js';
import { findCurrency, type FoundCurrency } from './find-currency.js';
import { dateCandidates, findDate } from './find-date.js';
import { findLines } from './find-lines.js';
import { findMerchant } from './find-merchant.js';
import { findTax } from './find-tax.js';
import { findTotal } from './find-total.js';
import { meaningOf, type MeantRow } from './receipt-page.js';
import { totalEvidence } from './total-evidence.js';

export interface ParsedReceipt {
  fields: ReadFields;
  lines: ReadLine[];
  isBalanced: boolean;
}

/**
 * What the words of a receipt mean.
 * @param attempts the words as each attempt at reading the same receipt found them; the best attempt first
 */
export function parseReceipt(attempts: Word[][], context: ReadingContext): ParsedReceipt {
  const readings = attempts.map((words) => rowsOf(words));
  const currency = currencyOf(attempts, context.currency);
  const meant = readings.map((rows) => meaningOf(rows, currency.currency));
  const total = findTotal(meant.map((rows) => totalEvidence(rows)));
  const date = findDate(readings.map((rows) => dateCandidates(rows, context.region, context.today)));
  const minor = total?.candidate.minor ?? null;
  const tax = bestOf(meant.map((rows) => findTax(rows, minor)));
  const { lines, isBalanced } = bestLines(meant, minor);
  const money = (value: number) => formatMinor(BigInt(value), currency.currency);
  return {
    fields: {
      merchant: bestMerchant(readings, context.merchants),
      date: date && field(date.candidate.date, date.confidence, date.candidate.words),
      total:
        total &&
        field(
          money(total.candidate.minor),
          isBalanced && lines.length > 1 ? Math.max(total.confidence, 0.9) : total.confidence,
          wordsOfTotal(total.candidate.amounts),
        ),
      currency: field(currency.currency, currency.confidence, currency.words),
      tax: tax && field(money(tax.amount.minor), tax.confidence, tax.amount.words),
    },
    lines: lines.map((line) => ({
      title: line.title,
      amount: money(line.minor),
      confidence: line.certainty,
      boxes: line.row.words.map((word) => word.box),
    })),
    isBalanced,
  };
}

/** Each attempt by itself: the same misread sign in two of them is no second place. */
function currencyOf(attempts: Word[][], expected: string): FoundCurrency {
  const found = attempts.map((words) => findCurrency(words, expected));
  return found.find(({ currency, words }) => currency === expected && words.length) ?? bestOf(found)!;
}

function wordsOfTotal(amounts: { words: Word[] }[]): Word[] {
  return amounts[0]?.words ?? [];
}

function field<T>(value: T, confidence: number, words: Word[]): ReadField<T> {
  return { value, confidence: Math.round(confidence * 100) / 100, boxes: words.map((word) => word.box) };
}

function bestMerchant(readings: Row[][], merchants: string[]): ReadField<string> | null {
  const found = bestOf(readings.map((rows) => findMerchant(rows, merchants)));
  return found && field(found.name, found.confidence, found.words);
}

function bestOf<T extends { confidence: number }>(found: (T | null)[]): T | null {
  return found.reduce((best, other) => (other && (!best || other.confidence > best.confidence) ? other : best), null);
}

function bestLines(meant: MeantRow[][], total: number | null) {
  const all = meant.map((rows) => findLines(rows, total));
  return (
    all.find((found) => found.isBalanced) ??
    all.find((found) => found.lines.length > 0) ?? { lines: [], isBalanced: false }
  );
}
