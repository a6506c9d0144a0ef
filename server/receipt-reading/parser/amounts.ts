import type { Word } from '../text/word.js';
import type { Row } from '../text/rows.js';
import { repairDigits } from './digits.js';

/** An amount of money that stands somewhere on the receipt. */
export interface Amount {
  /** In the currency's smallest unit. */
  minor: number;
  /** 0 to 1: how sure it is that these are the digits. */
  certainty: number;
  words: Word[];
}

/** In front of a number or behind it: a currency, brackets, a tax code, marks that dirt leaves. */
const BEFORE = /^(?:RM|MYR|USD|EUR|GBP|CHF|SGD|AUD|CAD|[$€£¥₹*#=:;'"`~_©®°<>«»“”‘’,.{}[\]|\\/])+\s*/i;
const BEHIND = /(?:\s*(?:RM|EUR|USD|CHF|KR|SR|ZRL?|TX|(?<=\d{2})[A-Z]{1,2}\d?|[€$£%*#=:;'"`~_|«»“”‘’,.{}[\]\\/]))+$/i;
/** "fM3.00" for "RM3.00": letters before digits that are clear. */
const DAMAGED_CURRENCY = /^[A-Za-z]{1,3}\.?(\d+[.,]\d{2})$/;
/** Words that may not be part of an amount: rates, sizes. */
const RATE = /%/;

/**
 * The amounts of a row from left to right. Only what shows its decimals counts, or a whole number after `isGuessing`,
 * where the point may have been lost ("9280" for "92.80").
 * @param digits of the currency: 2 for most, 0 for yen
 */
export function amountsOf(row: Row, digits: number): Amount[] {
  const amounts: Amount[] = [];
  for (let index = 0; index < row.words.length; index++) {
    const two = row.words.slice(index, index + 2);
    const joined = two.length === 2 && areTorn(two[0]!, two[1]!) ? amountFrom(two, digits) : null;
    const amount = joined ?? amountFrom([row.words[index]!], digits);
    if (!amount || RATE.test(row.words[index + amount.words.length]?.text.slice(0, 1) ?? '')) continue;
    amounts.push(amount);
    if (joined) index++;
  }
  return amounts;
}

/** "9280" where every other amount shows its point: perhaps 92.80. */
export function guessAmount(word: Word, digits: number): Amount | null {
  const text = repairDigits(stripped(word.text));
  if (digits !== 2 || !/^\d{3,6}$/.test(text)) return null;
  return { minor: Number(text), certainty: Math.min(word.certainty, 0.3), words: [word] };
}

/** "12." "50" or "12" ".50", or "12" "50" so close together that they are one number. */
function areTorn(first: Word, second: Word): boolean {
  const gap = second.left - first.right;
  const height = Math.max(first.bottom - first.top, second.bottom - second.top);
  if (gap > height * 0.8) return false;
  return /\d[.,]$/.test(first.text)
    ? /^\d{2}\b/.test(second.text)
    : /\d$/.test(first.text) &&
        (/^[.,]\d{2}\b/.test(second.text) || (/^\d{1,4}$/.test(first.text) && /^\d{2}$/.test(second.text)));
}

function amountFrom(words: Word[], digits: number): Amount | null {
  const isTorn = words.length > 1 && !/[.,]$/.test(words[0]!.text) && !/^[.,]/.test(words[1]!.text);
  const text = words.map((word) => word.text).join(isTorn ? '.' : '');
  const certainty = Math.min(...words.map((word) => word.certainty)) * (isTorn ? 0.7 : 1);
  const parsed = parseAmount(text, digits);
  return parsed && { minor: parsed.minor, certainty: certainty * parsed.faith, words };
}

/** @returns null where the text is no amount; `faith` says how little had to be repaired */
export function parseAmount(text: string, digits: number): { minor: number; faith: number } | null {
  if (RATE.test(text)) return null;
  const core = stripped(text);
  const isNegative = /^[-–—~]|^\(.*\)?$|[-–—]$/.test(core);
  const bare = core.replace(/^[-–—~(+]+|[-–—)]+$/g, '').trim();
  const damaged = DAMAGED_CURRENCY.exec(bare);
  if (damaged) return { minor: numberOf(damaged[1]!, digits) ?? 0, faith: 0.85 };
  const clear = numberOf(bare, digits);
  if (clear !== null) return { minor: isNegative ? -clear : clear, faith: 1 };
  const repaired =
    (bare.match(/\d/g) ?? []).length * 2 >= bare.length - 1 ? numberOf(repairDigits(bare), digits) : null;
  return repaired === null ? null : { minor: isNegative ? -repaired : repaired, faith: 0.7 };
}

function stripped(text: string): string {
  const isLeadingPoint = /^(RM|[$€£])?[-–]?[.,]\d{2}$/i.test(text);
  const start = isLeadingPoint ? text.replace(/^(RM|[$€£])/i, '') : text.replace(BEFORE, '');
  return start.replace(/^(-)\s*(?:RM|[$€£])/i, '$1').replace(BEHIND, '');
}

function numberOf(text: string, digits: number): number | null {
  if (digits === 0)
    return /^\d{1,3}(?:[.,' ]?\d{3})*$/.test(text) && text.length <= 10 ? Number(text.replace(/\D/g, '')) : null;
  const match = new RegExp(`^(\\d{1,3}(?:[.,' ]\\d{3})*|\\d*)\\s?[.,·]\\s?(\\d{${digits}})$`).exec(text);
  if (!match) return null;
  const whole = match[1]!.replace(/\D/g, '');
  return whole.length > 7 ? null : Number(whole || '0') * 10 ** digits + Number(match[2]);
}
