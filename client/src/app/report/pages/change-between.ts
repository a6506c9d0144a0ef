import { fromMinor, percentChange } from '../../shared/amount-sum';
import type { Change } from './report-grid-model';

/** In minor units of a currency with so many `decimals`. */
export function changeBetween(before: bigint, now: bigint, decimals: number): Change {
  return {
    amount: fromMinor(now - before, decimals),
    percent: percentChange(now, before),
    words: inWords(before, now),
  };
}

function inWords(before: bigint, now: bigint): string {
  if (now === before) return 'the same';
  if (before === 0n) return 'new';
  if (now === 0n) return 'nothing now';
  return now > before ? 'more' : 'less';
}
