import type { CalendarDate } from '../calendar-date.js';
import type { FieldError } from '../http/problem.js';
import { type AmountProblem, minorDigits, parseAmount } from '../money.js';

const earliestDate: CalendarDate = '1900-01-01';

interface Draft {
  spentOn: CalendarDate;
  amount: string;
  currency?: string | undefined;
}

/** What depends on the ledger's `currency` and on the user's `today`: the amount in minor units, or every refused field. */
export function checkNewExpense(
  { spentOn, amount, currency: wanted }: Draft,
  { currency, today }: { currency: string; today: CalendarDate },
): { amountMinor: bigint } | { errors: FieldError[] } {
  const errors: FieldError[] = [];
  const parsed = parseAmount(amount, currency);
  if ('problem' in parsed) errors.push({ field: 'amount', message: amountMessages[parsed.problem](currency) });
  if (spentOn > today) errors.push({ field: 'spentOn', message: `must not be after today, ${today}` });
  if (spentOn < earliestDate) errors.push({ field: 'spentOn', message: `must not be before ${earliestDate}` });
  if (wanted && wanted !== currency)
    errors.push({ field: 'currency', message: `must be ${currency}, the ledger's currency` });
  return 'minor' in parsed && errors.length === 0 ? { amountMinor: parsed.minor } : { errors };
}

const amountMessages: Record<AmountProblem, (currency: string) => string> = {
  format: () => 'must be a decimal string such as "12.34"',
  decimals: (currency) => `must have at most ${minorDigits(currency)} decimals`,
  zero: () => 'must not be zero',
  tooLarge: () => 'must be smaller',
};
