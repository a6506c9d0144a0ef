import { type Reading, isRefund, minorDigits } from '../shared/money';
import { readSum } from '../shared/typed-sum';

/** Reads what a person typed for a budget: as the amount of an expense, but zero is one and a refund is none. */
export function readBudgetAmount(text: string, currency: string): Reading {
  if (/^\s*\p{Sc}?\s*0+([.,]0*)?\s*$/u.test(text)) {
    const digits = minorDigits(currency);
    return { amount: digits === 0 ? '0' : `0.${'0'.repeat(digits)}` };
  }
  const reading = readSum(text, currency);
  return 'amount' in reading && isRefund(reading.amount) ? { problem: 'Enter zero or more.' } : reading;
}
