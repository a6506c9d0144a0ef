import type { Bubble, BubbleReport } from '../api/types';
import { minorDigits } from '../shared/money';
import { fromMinor, toMinor } from '../shared/amount-sum';

/**
 * The report with at most `most` bubbles, the largest; what goes is counted among the smaller ones of its category, so that all
 * still add up to the same.
 */
export function fewerBubbles(report: BubbleReport, most: number): BubbleReport {
  if (report.items.length <= most) return report;
  const bySize = report.items.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const kept = new Set(bySize.slice(0, most));
  const smaller = new Map(report.smaller.map((part) => [part.categoryId, part]));
  for (const { categoryId, amount } of bySize.slice(most)) {
    const part = smaller.get(categoryId);
    const sum = toMinor(amount) + (part ? toMinor(part.amount) : 0n);
    smaller.set(categoryId, {
      categoryId,
      amount: fromMinor(sum, minorDigits(report.currency)),
      count: (part?.count ?? 0) + 1,
    });
  }
  return { ...report, items: report.items.filter((bubble) => kept.has(bubble)), smaller: [...smaller.values()] };
}

const sizeOf = ({ amount }: Bubble) => Math.abs(Number(amount));
