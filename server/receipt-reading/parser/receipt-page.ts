import { minorDigits } from '../../money.js';
import type { Row } from '../text/rows.js';
import type { Word } from '../text/word.js';
import { amountsOf, guessAmount, type Amount } from './amounts.js';
import { isAlike, labelOf, wordsOf, type Label } from './labels.js';

const HEADS = ['QTY', 'QUANTITY', 'PRICE', 'AMOUNT', 'ITEM', 'DESCRIPTION', 'DESC', 'UNIT', 'AMT', 'CODE', 'DISC'];

const TOTALS: Label[] = ['payable', 'total', 'sales', 'net', 'subtotal'];
const AFTER_TAX_TABLE: Label[] = ['payable', 'cash', 'change'];
/** In the currency's smallest unit. */
const LARGEST_ROUNDING = 100;

/** A row with what its words and amounts mean. */
export interface MeantRow extends Row {
  label: Label | null;
  /** From left to right. */
  amounts: Amount[];
  /** What stands before the first amount. */
  title: string;
  /** In the table that sums taxes up: its amounts are parts and repetitions. */
  isTaxTable: boolean;
  /** The heads of columns, "Qty Price Total": no amount belongs beside them. */
  isHead: boolean;
}

/** Gives each row its label and its amounts. */
export function meaningOf(rows: Row[], currency: string): MeantRow[] {
  const digits = minorDigits(currency);
  let isTaxTable = false;
  let isAfterTotal = false;
  const meant = rows.map((row): MeantRow => {
    const amounts = amountsOf(row, digits);
    const title = titleOf(row, amounts);
    const isHead = !amounts.length && isColumnHead(row.text);
    const label = isHead ? null : labelWith(amounts, labelOf(title));
    if (isAfterTotal && !amounts.length && isTaxTableHead(row.text)) isTaxTable = true;
    else if (label && AFTER_TAX_TABLE.includes(label)) isTaxTable = false;
    if (label && TOTALS.includes(label)) isAfterTotal = true;
    return { ...row, amounts, title, label, isTaxTable, isHead };
  });
  return meant.map((row, index) => withLostAmount(row, [meant[index + 1], meant[index - 1]], digits));
}

/** "Rounding 177.20" is what was rounded, not what was added. */
function labelWith(amounts: Amount[], label: Label | null): Label | null {
  return label === 'rounding' && (amounts.at(-1)?.minor ?? 0) >= LARGEST_ROUNDING ? 'payable' : label;
}

function titleOf(row: Row, amounts: Amount[]): string {
  const taken = new Set<Word>(amounts.flatMap((amount) => amount.words));
  return row.words
    .filter((word) => !taken.has(word))
    .map((word) => word.text)
    .join(' ');
}

/** A label whose amount lost its point, or slipped into the row below or above. */
function withLostAmount(row: MeantRow, neighbours: (MeantRow | undefined)[], digits: number): MeantRow {
  if (row.amounts.length || !row.label || row.label === 'count') return row;
  const last = row.words.at(-1)!;
  const guessed = row.words.length > 1 ? guessAmount(last, digits) : null;
  if (guessed) return { ...row, amounts: [guessed] };
  const amounts = neighbours.find((other) => other?.page === row.page && isAmountsOnly(other))?.amounts;
  return amounts ? { ...row, amounts } : row;
}

function isAmountsOnly({ label, amounts, title }: MeantRow): boolean {
  return !label && amounts.length > 0 && wordsOf(title).join('').length <= 3;
}

function isColumnHead(text: string): boolean {
  if (/\d/.test(text)) return false;
  const words = wordsOf(text);
  return HEADS.filter((head) => words.some((word) => isAlike(word, head))).length >= 2;
}

function isTaxTableHead(text: string): boolean {
  const words = wordsOf(text);
  const isTax = words.some((word) => ['GST', 'TAX', 'VAT', 'SST', 'MWST', 'TVA', 'BTW'].includes(word));
  if (words.some((word) => ['QTY', 'PRICE', 'DESCRIPTION', 'ITEM'].includes(word))) return false;
  return isTax && words.some((word) => /^(SUMM|ANALYS|CODE|RATE|BREAKD|DETAIL|NETTO|NET|AMOUNT|AMT|SATZ)/.test(word));
}
