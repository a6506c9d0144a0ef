import { type Amount, minorDigits, readAmount } from '../../shared/money';

/** Reads one end of a range of amounts: as an amount is read, and zero, which sets spending apart from refunds. */
export function readBound(
  text: string,
  currency: string,
  locale?: string,
): { amount: Amount | undefined } | { problem: string } {
  if (!text.trim()) return { amount: undefined };
  if (/^\s*[-+]?0+([.,]0*)?\s*$/.test(text)) return { amount: (0).toFixed(minorDigits(currency)) };
  return readAmount(text, currency, locale);
}
