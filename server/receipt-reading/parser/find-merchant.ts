import { rowFrom, type Row } from '../text/rows.js';
import { datesIn } from './dates.js';
import type { FoundMerchant } from './found-merchant.js';
import { isAlike, wordsOf } from './labels.js';
import { matchMerchant } from './match-merchant.js';
import { ADDRESS, LEGAL, NOT_A_NAME, TAILS, TRADE } from './merchant-words.js';

/** Names stand above the address, seldom below. */
const BELOW_ADDRESS = 0.4;
/** Print this much higher than the usual is a heading. */
const LARGE = 1.25;
/** Rows from the top in which a name is looked for. */
const TOP_ROWS = 9;

interface Line {
  row: Row;
  name: string;
  words: string[];
  score: number;
  isName: boolean;
  hasLegal: boolean;
  isAddress: boolean;
  isLarge: boolean;
  isBelowAddress: boolean;
}

/** The name at the top of the receipt; an earlier title of the ledger that it matches comes first. */
export function findMerchant(rows: Row[], merchants: string[]): FoundMerchant | null {
  const top = rows.filter((row) => row.page === rows[0]?.page && isReadable(row)).slice(0, TOP_ROWS);
  const lines = headOf(top).map((row, index) => lineOf(row, index, top));
  const address = lines.findIndex((line) => line.isAddress);
  for (const line of lines.slice(address < 0 ? lines.length : address)) {
    line.isBelowAddress = true;
    line.score -= BELOW_ADDRESS;
  }
  const names = lines.filter((line) => line.isName);
  const best = names.reduce<Line | null>((a, b) => (!a || b.score > a.score ? b : a), null);
  const found = best ? joined(best, lines) : null;
  return matchMerchant(found, top, merchants) ?? found;
}

/** What is certainly no name of a shop, from the first of which on there is hardly one: items, totals. */
function headOf(rows: Row[]): Row[] {
  const end = rows.findIndex(
    (row, index) => index > 0 && (datesIn(row.text, 'day-first').length > 0 || /\d[.,]\d\d\b/.test(row.text)),
  );
  return end < 0 ? rows : rows.slice(0, end);
}

function lineOf(row: Row, index: number, rows: Row[]): Line {
  const name = cleanName(row);
  const words = wordsOf(name);
  const has = (names: string[]) => words.some((word) => names.some((other) => isAlike(word, other)));
  const letters = (name.match(/\p{L}/gu) ?? []).length;
  const figures = (name.match(/\d/g) ?? []).length;
  const hasLegal = has(LEGAL) || /\bS\/B\b/i.test(name);
  const isNoise = letters < 3 || figures > letters || words.every((word) => word.length < 3);
  const isOther = has(NOT_A_NAME) && !hasLegal;
  const isAddress =
    !hasLegal && (has(ADDRESS) || /^\(?(?:NO\b|LOT\b|\d)/i.test(row.text) || /\b\d{5}\b/.test(row.text));
  const certainty = row.words.reduce((sum, word) => sum + word.certainty, 0) / row.words.length;
  const score =
    (hasLegal ? 0.5 : 0) +
    (has(TRADE) ? 0.3 : 0) +
    Math.min(0.3, (heightOf(row) / typicalHeight(rows) - 1) * 0.5) +
    0.5 * certainty -
    0.1 * index -
    (isAddress ? 0.8 : 0) -
    (/^\p{Ll}/u.test(name) ? 0.25 : 0) -
    (words.length === 1 && words[0]!.length < 5 ? 0.2 : 0);
  const isLarge = heightOf(row) > typicalHeight(rows) * LARGE;
  return {
    row,
    name,
    words,
    score,
    hasLegal,
    isAddress,
    isLarge,
    isBelowAddress: false,
    isName: !isNoise && !isOther && score > 0,
  };
}

/** A name over two or three rows: brackets left open, a row of nothing but "SDN BHD", rows in equally large print. */
function joined(best: Line, lines: Line[]): FoundMerchant {
  const parts = [best];
  let index = lines.indexOf(best);
  while (index > 0 && belongsTogether(lines[index - 1]!, parts[0]!)) parts.unshift(lines[--index]!);
  index = lines.indexOf(best);
  while (index + 1 < lines.length && belongsTogether(parts.at(-1)!, lines[index + 1]!)) parts.push(lines[++index]!);
  const words = parts.flatMap((line) => line.row.words);
  const certainty = words.reduce((sum, word) => sum + word.certainty, 0) / words.length;
  return {
    name: cleanName(rowFrom(words)),
    confidence: Math.max(0.1, Math.min(0.95, certainty * trustIn(best))),
    words,
  };
}

function trustIn({ hasLegal, score, isBelowAddress }: Line): number {
  if (isBelowAddress) return 0.6;
  if (hasLegal) return 0.97;
  return score > 0.6 ? 0.9 : 0.75;
}

function belongsTogether(upper: Line, lower: Line): boolean {
  if (upper.hasLegal && lower.hasLegal) return isOpen(upper.name);
  if (isOpen(upper.name) && upper.isName) return true;
  const isTail = lower.hasLegal && lower.words.filter((word) => word.length > 1).length <= 2;
  const isHeading = upper.isLarge && lower.isLarge && lower.isName && !lower.isAddress;
  return (isTail || isHeading || startsLikeTail(lower)) && upper.words.length > 0 && upper.isName;
}

function startsLikeTail({ words, isName }: Line): boolean {
  return isName && TAILS.some((tail) => isAlike(words[0] ?? '', tail));
}

function isOpen(name: string): boolean {
  return (name.match(/\(/g) ?? []).length > (name.match(/\)/g) ?? []).length || /(&|-)$/.test(name);
}

/** Without the company's number behind it, and without the dirt before and behind. */
function cleanName(row: Row): string {
  return row.words
    .map((word) => word.text)
    .join(' ')
    .replace(/^[^\p{L}\d(]+/u, '')
    .replace(/^#?\d{4,}\s+/, '')
    .replace(
      /[([{]?\s*(?:CO\.?\s*(?:REG)?\.?\s*(?:NO)?[.:]?\s*)?[A-Z]{0,2}\d{4,}[\d ]*\s?[-–—.]?\s?[A-Z0-9]{0,2}\s*[)\]}]?[^\p{L}]*$/iu,
      '',
    )
    .replace(/[^\p{L}\d).!]+$/u, '')
    .replace(/\bS[A-Z0]N(\.?\s?)[B83R]H[DO0]\b/gi, 'SDN$1BHD')
    .replace(/(\bSDN\.?\s?BHD\.?)\s.*$/i, '$1')
    .trim();
}

function isReadable(row: Row): boolean {
  const letters = (row.text.match(/[\p{L}\d]/gu) ?? []).length;
  const certainty = row.words.reduce((sum, word) => sum + word.certainty, 0) / row.words.length;
  return letters >= 3 && certainty > 0.25;
}

function heightOf(row: Row): number {
  return row.bottom - row.top;
}

function typicalHeight(rows: Row[]): number {
  const heights = rows.map(heightOf).sort((a, b) => a - b);
  return Math.max(1, heights[Math.floor(heights.length / 2)] ?? 1);
}
