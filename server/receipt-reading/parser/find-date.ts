import { addDays } from '../../calendar-date.js';
import type { Row } from '../text/rows.js';
import type { Word } from '../text/word.js';
import { datesIn, dateOrderOf, type FoundDate } from './dates.js';
import { isAlike, wordsOf } from './labels.js';

export interface DateCandidate {
  date: string;
  score: number;
  reasons: Set<string>;
  certainty: number;
  words: Word[];
}

const DATE = ['DATE', 'TARIKH', 'DATUM', 'FECHA', 'DATA', 'TGL', 'TANGGAL', 'DT'];
/** Dates of something else: until when points, licences or goods are good. */
const OTHER = [
  'EXPIRY',
  'EXPIRE',
  'EXPIRES',
  'EXP',
  'VALID',
  'UNTIL',
  'DUE',
  'DOB',
  'BIRTH',
  'SINCE',
  'BEFORE',
  'RETURN',
  'EFFECTIVE',
  'NEXT',
];
const TIME = /\b[0-2]?\d\s?[:.]\s?[0-5]\d(\s?[:.]\s?[0-5]\d)?\s*([AP]\.?M\b)?/i;
const OLDEST_YEARS = 25;

/** The dates that may be the day of the purchase, best first. */
export function dateCandidates(rows: Row[], region: string, today: string): DateCandidate[] {
  const order = dateOrderOf(region);
  const candidates = new Map<string, DateCandidate>();
  rows.forEach((row, index) => {
    for (const found of datesIn(row.text, order)) {
      if (!isSensible(found.date, today)) continue;
      addPlace(candidates, found, row, index / rows.length);
    }
  });
  return [...candidates.values()].sort((a, b) => b.score - a.score);
}

/** The best of what each attempt at reading found. */
export function findDate(attempts: DateCandidate[][]): { candidate: DateCandidate; confidence: number } | null {
  const merged = new Map<string, DateCandidate>();
  for (const candidate of attempts.flat()) {
    const known = merged.get(candidate.date);
    if (!known) {
      merged.set(candidate.date, { ...candidate, reasons: new Set(candidate.reasons) });
      continue;
    }
    known.score = Math.max(known.score, candidate.score) + 0.3;
    known.certainty = Math.max(known.certainty, candidate.certainty);
    for (const reason of [...candidate.reasons, 'attempts']) known.reasons.add(reason);
  }
  const [best, second] = [...merged.values()].sort((a, b) => b.score - a.score);
  if (!best || best.score < 0.2) return null;
  return { candidate: best, confidence: confidenceOf(best, second) };
}

function isSensible(date: string, today: string): boolean {
  const oldest = `${Number(today.slice(0, 4)) - OLDEST_YEARS}${today.slice(4)}`;
  return date <= addDays(today, 1) && date >= oldest;
}

function addPlace(candidates: Map<string, DateCandidate>, found: FoundDate, row: Row, depth: number): void {
  const words = wordsAt(row, found);
  const certainty = Math.min(...words.map((word) => word.certainty));
  const around = row.text.slice(0, found.start) + ' ' + row.text.slice(found.end);
  const reasons = new Set<string>();
  let score = found.faith * (0.5 + 0.3 * certainty) - depth * 0.1;
  if (found.faith >= 0.9) reasons.add('shape');
  if (has(around, DATE)) {
    score += 0.3;
    reasons.add('label');
  }
  if (TIME.test(around)) {
    score += 0.2;
    reasons.add('time');
  }
  if (has(around, OTHER)) score -= 0.6;
  const known = candidates.get(found.date);
  if (!known) {
    candidates.set(found.date, { date: found.date, score, reasons, certainty, words });
    return;
  }
  if (score > known.score) known.words = words;
  known.score = Math.max(known.score, score) + 0.15;
  known.certainty = Math.max(known.certainty, certainty);
  for (const reason of [...reasons, 'repeated']) known.reasons.add(reason);
}

function wordsAt(row: Row, { start, end }: FoundDate): Word[] {
  let position = 0;
  return row.words.filter((word) => {
    const from = position;
    position += word.text.length + 1;
    return from < end && from + word.text.length > start;
  });
}

function has(text: string, names: string[]): boolean {
  return wordsOf(text).some((word) => names.some((name) => isAlike(word, name)));
}

function confidenceOf(best: DateCandidate, second: DateCandidate | undefined): number {
  const base = [0.2, 0.55, 0.75, 0.85, 0.92][Math.min(best.reasons.size, 4)]!;
  const lead = second ? Math.min(1, (best.score - second.score) / 0.4) : 1;
  return Math.min(0.99, base * (0.75 + 0.25 * best.certainty) + 0.12 * lead);
}
