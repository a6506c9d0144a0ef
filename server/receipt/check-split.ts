import type { FieldError } from '../http/problem.js';
import { formatMinor, parseAmount } from '../money.js';

/** Whether the parts add up to `amount`; parts that are no amounts are left to the check of each part. */
export function checkSplit(amount: string, parts: readonly { amount: string }[], currency: string): FieldError[] {
  const whole = parseAmount(amount, currency);
  if ('problem' in whole) return [{ field: 'amount', message: 'must be a decimal string such as "12.34"' }];
  const minors = parts.flatMap((part) => {
    const parsed = parseAmount(part.amount, currency);
    return 'minor' in parsed ? [parsed.minor] : [];
  });
  const sum = minors.reduce((total, minor) => total + minor, 0n);
  if (minors.length < parts.length || sum === whole.minor) return [];
  const [stated, added] = [formatMinor(whole.minor, currency), formatMinor(sum, currency)];
  return [{ field: 'amount', message: `is ${stated}, but the parts add up to ${added}` }];
}
