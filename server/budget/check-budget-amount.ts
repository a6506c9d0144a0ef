import { ValidationProblem } from '../http/problem.js';
import { minorDigits, parseAmount } from '../money.js';

/** The decimal string as minor units, zero or more. @throws ValidationProblem at `amount`. */
export function checkBudgetAmount(amount: string, currency: string): bigint {
  const parsed = parseAmount(amount, currency);
  if ('problem' in parsed && parsed.problem === 'zero') return 0n;
  if ('minor' in parsed && parsed.minor > 0n) return parsed.minor;
  const problem = 'problem' in parsed ? parsed.problem : 'negative';
  throw new ValidationProblem([{ field: 'amount', message: messages[problem](currency) }]);
}

const messages = {
  format: () => 'must be a decimal string such as "400.00"',
  decimals: (currency: string) => `must have at most ${minorDigits(currency)} decimals`,
  zero: () => 'must not be negative',
  negative: () => 'must not be negative',
  tooLarge: () => 'must be smaller',
};
