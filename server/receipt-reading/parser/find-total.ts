import { isTotalLabel, type TotalCandidate, type TotalEvidence } from './total-evidence.js';

export interface FoundTotal {
  candidate: TotalCandidate;
  confidence: number;
}

/** Below this a value has no more for it than that it is an amount. */
const LEAST_SCORE = 0.3;
/** The most that is believed of a value that another one contradicts. */
const DOUBTFUL = 0.7;
const ROUNDING = 5;

/**
 * The best of what each attempt at reading found. A value that two attempts agree on has one reason more, as they rarely
 * make the same mistake.
 */
export function findTotal(attempts: TotalEvidence[]): FoundTotal | null {
  const merged = new Map<number, TotalCandidate>();
  for (const attempt of attempts) {
    for (const candidate of attempt.candidates) merge(merged, candidate);
  }
  const [best, ...others] = [...merged.values()].sort((a, b) => b.score - a.score);
  if (!best || best.score < LEAST_SCORE) return null;
  const hasLostTotal = attempts.every((attempt) => attempt.hasLostTotal);
  const isNamed = best.reasons.has('label') || best.reasons.has('cash') || best.label === 'card';
  const isContradicted = hasLostTotal || others.some((other) => contradicts(other, best));
  const isDoubtful = !isNamed || (isContradicted && !isProven(best));
  const confidence = confidenceOf(best, others[0]);
  return { candidate: best, confidence: isDoubtful ? Math.min(DOUBTFUL, confidence) : confidence };
}

function merge(merged: Map<number, TotalCandidate>, candidate: TotalCandidate): void {
  const known = merged.get(candidate.minor);
  if (!known) {
    merged.set(candidate.minor, { ...candidate, reasons: new Set(candidate.reasons) });
    return;
  }
  const [better, other] = candidate.score > known.score ? [candidate, known] : [known, candidate];
  const isMeant = candidate.score >= 0.4 && known.score >= 0.4;
  merged.set(candidate.minor, {
    ...better,
    score: better.score + (isMeant ? 0.3 : 0.05),
    certainty: Math.max(better.certainty, other.certainty),
    reasons: new Set([...better.reasons, ...other.reasons, ...(isMeant ? ['attempts'] : [])]),
    amounts: better.amounts.length ? better.amounts : other.amounts,
  });
}

/** Sums that come out do so by chance only rarely. */
function isProven({ reasons }: TotalCandidate): boolean {
  return ['cash', 'tax', 'rounding', 'discount'].some((reason) => reasons.has(reason));
}

/** Another amount that is called a total as well, and that is more than rounded. */
function contradicts(other: TotalCandidate, best: TotalCandidate): boolean {
  return isTotalLabel(other.label) && other.reasons.has('label') && Math.abs(other.minor - best.minor) > ROUNDING;
}

/** Reasons weigh most; then how well the digits were read, and how far behind the second best value is. */
function confidenceOf(best: TotalCandidate, second: TotalCandidate | undefined): number {
  const reasons = best.reasons.size;
  const lead = second ? Math.min(1, (best.score - second.score) / 0.6) : 1;
  const base = [0.2, 0.5, 0.72, 0.85, 0.93][Math.min(reasons, 4)]!;
  const read = 0.75 + 0.25 * best.certainty;
  return Math.min(0.99, base * read + 0.15 * lead);
}
