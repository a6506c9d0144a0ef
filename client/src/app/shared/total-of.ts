import { type Amount, minorDigits } from './money';

/** The exact sum of amounts of one `currency`. */
export function totalOf(amounts: readonly Amount[], currency: string): Amount {
  const digits = minorDigits(currency);
  const minor = amounts.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n);
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${minor < 0n ? '-' : ''}${whole}${digits === 0 ? '' : `.${text.slice(-digits)}`}`;
}
