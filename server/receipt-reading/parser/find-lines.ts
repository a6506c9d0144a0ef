import type { Amount } from './amounts.js';
import { datesIn } from './dates.js';
import type { Label } from './labels.js';
import type { MeantRow } from './receipt-page.js';

export interface FoundLine {
  title: string;
  minor: number;
  certainty: number;
  row: MeantRow;
}

const CLEAR = 0.5;
const MAX_LINES = 200;

const ENDS: (Label | null)[] = ['subtotal', 'total', 'sales', 'payable', 'net', 'rounding'];
/** "2 x 4.50", "@ 3 X RM 7.60": how an amount came about that stands in another row. */
const PIECES = /\d\s?[x×*@]\s?(?:[a-z]{2}|\p{Sc})?\s?\d/iu;

/**
 * What was bought: the rows above the first total that end in an amount. A row without words of its own ("2 x 4.50  9.00")
 * belongs to the title above it.
 * @returns nothing when an amount is not clear: half a list misleads
 */
export function findLines(rows: MeantRow[], total: number | null): { lines: FoundLine[]; isBalanced: boolean } {
  const end = rows.findIndex((row) => ENDS.includes(row.label) && row.amounts.length > 0);
  const above = end < 0 ? [] : rows.slice(startOf(rows.slice(0, end)), end);
  const whole = linesOf(above);
  const withoutPieces = linesOf(above.filter((row) => row.amounts.length !== 1 || !PIECES.test(row.text)));
  const balanced = [whole, withoutPieces].find((lines) => total !== null && addsUp(lines, total, rows.slice(end)));
  const lines = balanced ?? whole;
  const isClear = lines.length <= MAX_LINES && lines.every((line) => line.certainty >= CLEAR);
  return balanced || isClear ? { lines, isBalanced: balanced !== undefined } : { lines: [], isBalanced: false };
}

function linesOf(rows: MeantRow[]): FoundLine[] {
  const lines: FoundLine[] = [];
  let title = '';
  for (const row of rows) {
    const words = titleOf(row);
    const amount = row.amounts.at(-1);
    if (!amount) {
      title = row.label ? '' : moreTelling(title, words);
      continue;
    }
    const own = lettersOf(words) >= 3 ? words : title;
    if (own) lines.push({ title: own, minor: amount.minor, certainty: amount.certainty, row });
    title = '';
  }
  return lines;
}

function moreTelling(one: string, other: string): string {
  return lettersOf(other) > lettersOf(one) ? other : one;
}

function lettersOf(text: string): number {
  return (text.match(/\p{L}/gu) ?? []).length;
}

/** Below the heads of the columns, or else below the last date: before there are only addresses and numbers. */
function startOf(rows: MeantRow[]): number {
  const head = rows.findIndex((row) => row.isHead);
  if (head >= 0) return head + 1;
  return rows.findLastIndex((row) => datesIn(row.text, 'day-first').length > 0) + 1;
}

/** To the total, as it is or less what was rounded off. */
function addsUp(lines: FoundLine[], total: number, below: MeantRow[]): boolean {
  if (!lines.length || lines.length > MAX_LINES) return false;
  const sum = lines.reduce((sum, line) => sum + line.minor, 0);
  const rounded = below
    .filter((row) => row.label === 'rounding')
    .flatMap((row) => row.amounts.map((a: Amount) => a.minor));
  return [0, ...rounded].some((minor) => sum + minor === total || sum - minor === total);
}

/** Without the number of the article in front, and how many were bought behind. */
function titleOf({ title, amounts }: MeantRow): string {
  const bare = title.replace(/^[^\p{L}\d]+|[^\p{L}\d)%]+$/gu, '').replace(/^\d{6,}\s+/, '');
  return (amounts.length > 1 ? bare.replace(/\s+\d{1,3}(?:\s?[xX×@*])?$/, '') : bare).trim();
}
