import { distance } from './similarity.js';
import {
  AMOUNT,
  CARD,
  CASH,
  CHANGE,
  COUNT,
  DISCOUNT,
  DUE,
  EXCLUDING,
  FINAL,
  INCLUDING,
  ROUNDING,
  SERVICE,
  SUBTOTAL,
  TAX,
  TOTAL,
} from './label-words.js';

/** What the words beside an amount say that it is. */
export type Label =
  | 'payable' // the total after everything: rounded, grand, due
  | 'total'
  | 'sales' // a total that others may follow
  | 'subtotal'
  | 'net' // without tax
  | 'tax'
  | 'rounding'
  | 'discount'
  | 'service'
  | 'card' // paid by card: exactly the total
  | 'cash' // what was handed over
  | 'change'
  | 'count';

/** @returns null for words that say none of these, such as the name of what was bought */
export function labelOf(text: string): Label | null {
  const words = wordsOf(text);
  const has = (names: string[]) => words.some((word) => names.some((name) => isAlike(word, name)));
  if (!words.length) return null;
  if (isSubtotal(words, has)) return has(ROUNDING) ? 'rounding' : 'subtotal';
  const isTotal =
    has(TOTAL) ||
    (has(AMOUNT) && has(DUE)) ||
    (has(['BALANCE']) && has(DUE)) ||
    has(['GESAMTSUMME', 'ENDBETRAG', 'ZAHLBETRAG']);
  if (isTotal) return labelOfTotal(has, words);
  return labelOfOther(has, words);
}

function labelOfTotal(has: (names: string[]) => boolean, words: string[]): Label {
  if (isWithinTotal(words) || isTotalTax(words, has)) return 'tax';
  if (has(['SUPPLIES'])) return has(EXCLUDING) ? 'net' : 'count';
  const isRounded = has(['ROUNDED']) || (has(ROUNDING) && (has(['AFTER']) || has(INCLUDING)));
  if (has(EXCLUDING) && !has(INCLUDING) && !isRounded) return 'net';
  if (has(DISCOUNT) && !has(['AFTER', 'LESS'])) return 'discount';
  if (has(['SAVING', 'SAVINGS'])) return 'discount';
  if (isRounded) return 'payable';
  if (has(ROUNDING)) return 'rounding';
  if (has(COUNT) && !has(DUE) && !has(INCLUDING)) return 'count';
  if (has(CHANGE)) return 'change';
  if (has(TAX) && !has(INCLUDING) && !has(DUE) && !has(AMOUNT) && !has(['SALES', 'WITH', 'AFTER', 'BILL']))
    return 'tax';
  if (has(FINAL) || has(DUE) || has(['NET'])) return 'payable';
  if (has(CASH) || has(CARD)) return has(['PAID', 'TENDERED', 'TENDER', 'RECEIVED']) ? 'cash' : 'total';
  return has(['SALES', 'SALE', 'GROSS']) && !has(INCLUDING) ? 'sales' : 'total';
}

/** "GST 6% included in total", "Total includes 6% GST": the amount is the tax. */
function isWithinTotal(words: string[]): boolean {
  const total = words.findIndex((word) => isAlike(word, 'TOTAL'));
  const isPart = words[total - 1] === 'IN' && words.slice(0, total).some((word) => TAX.includes(word));
  return isPart || (words[total + 1] === 'INCLUDES' && words.some((word) => TAX.includes(word)));
}

/** "Total GST Amt", and not "Total Amount (GST)". */
function isTotalTax(words: string[], has: (names: string[]) => boolean): boolean {
  const total = words.findIndex((word) => isAlike(word, 'TOTAL'));
  return TAX.includes(words[total + 1] ?? '') && !has(INCLUDING);
}

function labelOfOther(has: (names: string[]) => boolean, words: string[]): Label | null {
  if (has(ROUNDING)) return 'rounding';
  if (words.some((word) => SERVICE.includes(word)) && words.length <= 4) return 'service';
  if (has(CHANGE)) return 'change';
  if (has(CARD) && words.length <= 5) return 'card';
  if ((has(CASH) && words.length <= 4) || (words.length === 1 && words[0] === 'BAR')) return 'cash';
  if (has(TAX)) return has(INCLUDING) && has(AMOUNT) ? 'total' : 'tax';
  if (has(DISCOUNT)) return 'discount';
  if (has(COUNT) && words.length <= 3) return 'count';
  if (has(AMOUNT) && words.length <= 3) return has(['NET', 'NETT']) || words.length <= 2 ? 'sales' : null;
  return null;
}

function isSubtotal(words: string[], has: (names: string[]) => boolean): boolean {
  if (has(SUBTOTAL)) return true;
  const sub = words.findIndex((word) => word === 'SUB' || word === 'SUS' || word === 'SOUS' || word === 'S');
  return sub >= 0 && isAlike(words[sub + 1] ?? '', 'TOTAL');
}

/** In capitals without accents; digits become the letters they look like. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/(?<=[A-Z])0|0(?=[A-Z])/g, 'O')
    .replace(/(?<=[A-Z])[1|!]|[1|!](?=[A-Z])/g, 'I')
    .replace(/(?<=[A-Z])5|5(?=[A-Z])/g, 'S')
    .split(/[^A-Z]+/)
    .filter(Boolean);
}

/**
 * One letter may be wrong in words of five to seven letters, two in longer ones unless the first is among them
 * ("excluding" is not "including"), none in shorter ones.
 */
export function isAlike(word: string, name: string): boolean {
  if (word === name) return true;
  const allowed = name.length >= 8 ? 2 : name.length >= 5 ? 1 : 0;
  if (allowed === 0 || Math.abs(word.length - name.length) > allowed) return false;
  return distance(word, name) <= (word[0] === name[0] ? allowed : 1);
}
