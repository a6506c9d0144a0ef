import type { Amount } from './amounts.js';
import type { Label } from './labels.js';
import type { MeantRow } from './receipt-page.js';

/** A value that may be the total, and what speaks for it. */
export interface TotalCandidate {
  minor: number;
  /** The strongest label that stands beside it. */
  label: Label | null;
  /** What the strongest label is worth, plus what arithmetic and repetition add. */
  score: number;
  /** Independent reasons: a label, a sum that comes out, the same value elsewhere. */
  reasons: Set<string>;
  /** Of the best read place. */
  certainty: number;
  amounts: Amount[];
}

const WORTH: Record<Label, number> = {
  payable: 1,
  total: 0.85,
  sales: 0.6,
  card: 0.5,
  subtotal: 0.35,
  cash: 0.2,
  net: 0.1,
  tax: 0,
  rounding: 0,
  discount: 0,
  service: 0,
  change: 0,
  count: 0,
};
/** An amount without a label is hardly ever the total, one in the table of taxes seldom. */
const UNLABELLED = 0.1;
const IN_TAX_TABLE = 0.35;
/** Of several totals the last one is what was paid. */
const LATER = 0.1;

/** What one attempt at reading says about the total. */
export interface TotalEvidence {
  candidates: TotalCandidate[];
  /** Beside the words for a total stands an amount that could not be read: the ones that could may not be it. */
  hasLostTotal: boolean;
}

/** Every amount that may be the total. */
export function totalEvidence(rows: MeantRow[]): TotalEvidence {
  const candidates = new Map<number, TotalCandidate>();
  const totals = rows.filter((row) => isTotalLabel(row.label) && row.amounts.length && !row.isTaxTable);
  for (const row of rows) addRow(candidates, row, LATER * ((totals.indexOf(row) + 1) / Math.max(1, totals.length)));
  addArithmetic(candidates, rows);
  const isLost = (row: MeantRow) =>
    (row.label === 'payable' || row.label === 'total') &&
    !row.isTaxTable &&
    !row.isHead &&
    !row.amounts.some((amount) => amount.certainty > 0.3);
  return { candidates: [...candidates.values()], hasLostTotal: rows.some(isLost) };
}

function addRow(candidates: Map<number, TotalCandidate>, row: MeantRow, bonus: number): void {
  const last = row.amounts.at(-1);
  for (const amount of row.amounts) {
    if (amount.minor <= 0) continue;
    const isLast = amount === last;
    const label = isLast ? row.label : null;
    const worth = (label ? WORTH[label] : UNLABELLED) * (row.isTaxTable ? IN_TAX_TABLE : 1);
    const score = (worth + (isLast ? bonus : 0)) * (0.4 + 0.6 * amount.certainty);
    const known = candidates.get(amount.minor);
    if (!known) candidates.set(amount.minor, candidateOf(amount, label, score, row));
    else addPlace(known, amount, label, score, row);
  }
}

function candidateOf(amount: Amount, label: Label | null, score: number, row: MeantRow): TotalCandidate {
  const reasons = new Set<string>();
  if (isTotalLabel(label) && !row.isTaxTable) reasons.add('label');
  return { minor: amount.minor, label, score, reasons, certainty: amount.certainty, amounts: [amount] };
}

function addPlace(known: TotalCandidate, amount: Amount, label: Label | null, score: number, row: MeantRow): void {
  known.certainty = Math.max(known.certainty, amount.certainty);
  if (known.amounts.some((place) => place.words === amount.words)) return;
  known.amounts = score > known.score ? [amount, ...known.amounts] : [...known.amounts, amount];
  if (score > known.score) known.label = label;
  const isNew = isTotalLabel(label) || label === 'card' || label === 'cash' || label === 'subtotal' || label === null;
  if (isTotalLabel(label) && !row.isTaxTable) known.reasons.add('label');
  known.score = Math.max(known.score, score) + (isNew && known.amounts.length <= 5 ? 0.08 : 0);
  known.reasons.add('repeated');
}

export function isTotalLabel(label: Label | null): boolean {
  return label === 'payable' || label === 'total' || label === 'sales';
}

function addArithmetic(candidates: Map<number, TotalCandidate>, rows: MeantRow[]): void {
  const of = (...labels: Label[]) =>
    rows.filter((row) => row.label && labels.includes(row.label) && !row.isTaxTable && row.amounts.length);
  const values = (...labels: Label[]) => of(...labels).map((row) => row.amounts.at(-1)!.minor);
  for (const cash of values('cash', 'card')) {
    for (const change of values('change')) {
      if (change >= 0 && cash > change) support(candidates, cash - change, 0.7, 'cash');
    }
  }
  const roundings = values('rounding').filter((minor) => Math.abs(minor) <= 5 && minor !== 0);
  for (const total of values('total', 'sales', 'subtotal', 'payable')) {
    for (const rounding of roundings) {
      for (const signed of [rounding, -rounding]) {
        const rounded = total + signed;
        if (rounded % 5 === 0 && candidates.get(rounded)) support(candidates, rounded, 0.4, 'rounding');
      }
    }
  }
  const extras = sumsOf([...values('tax'), ...values('service')].slice(0, 4));
  for (const net of values('net', 'subtotal', 'sales', 'total')) {
    for (const extra of extras) support(candidates, net + extra, 0.3, 'tax', true);
    for (const discount of values('discount').filter((minor) => minor !== 0))
      support(candidates, net - Math.abs(discount), 0.25, 'discount', true);
  }
}

/** The sums of one or more of the amounts. */
function sumsOf(amounts: number[]): number[] {
  const positive = amounts.filter((amount) => amount > 0);
  const sums = new Set<number>();
  for (let choice = 1; choice < 1 << positive.length; choice++) {
    sums.add(positive.reduce((sum, amount, index) => sum + (choice & (1 << index) ? amount : 0), 0));
  }
  return [...sums];
}

function support(
  candidates: Map<number, TotalCandidate>,
  minor: number,
  worth: number,
  reason: string,
  onlyKnown = false,
): void {
  const known = candidates.get(minor);
  if (!known) {
    if (onlyKnown || minor <= 0) return;
    candidates.set(minor, {
      minor,
      label: null,
      score: worth * 0.6,
      reasons: new Set([reason]),
      certainty: 0.5,
      amounts: [],
    });
    return;
  }
  if (known.reasons.has(reason)) return;
  known.reasons.add(reason);
  known.score += worth;
}
