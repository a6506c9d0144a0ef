import { readTypedNumber } from './typed-number';

/** A decimal string such as "12.34"; a refund is negative. Never a float: floats lose cents. */
export type Amount = string;

export type Reading = { amount: Amount } | { problem: string };

/** The largest amount the server keeps, in minor units. */
const LARGEST_DIGITS = 14;

/** How many decimals the ISO 4217 `currency` has: USD 2, JPY 0, KWD 3. */
export function minorDigits(currency: string): number {
  return moneyFormat(currency, 'en').resolvedOptions().maximumFractionDigits ?? 2;
}

/** "$1,234.50" in the manner of `locale` (the browser's when left out). Exact at every size. */
export function formatMoney(amount: Amount, currency: string, locale?: string): string {
  return moneyFormat(currency, locale).format(amount as `${number}`);
}

/** Made once for each: making one takes longer than a hundred uses of it. */
const moneyFormats = new Map<string, Intl.NumberFormat>();

function moneyFormat(currency: string, locale?: string): Intl.NumberFormat {
  const key = `${locale ?? ''} ${currency}`;
  const format = moneyFormats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  moneyFormats.set(key, format);
  return format;
}

/** As a person would type it in `locale`: "-1234,50". `readAmount` reads it back. */
export function formatTypedAmount(amount: Amount, currency: string, locale?: string): string {
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat(locale, {
    numberingSystem: 'latn',
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(amount as `${number}`);
}

/** "$950" or "$1.2M", for a chart's axis. */
export function formatMoneyShort(value: number, currency: string, locale?: string): string {
  const isLarge = Math.abs(value) >= 10_000;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: isLarge ? 'compact' : 'standard',
    minimumFractionDigits: 0,
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(value);
}

/** Whether money came back. */
export function isRefund(amount: Amount): boolean {
  return amount.startsWith('-');
}

/**
 * Reads what a person typed, in either convention: "12.5", "12,50", "$1,234.50", "1.234,50", "-3". Rounds nothing: an
 * amount with too many decimals is a problem, and so is zero. "1.234" is read as `locale` (the browser's when left out)
 * writes numbers.
 */
export function readAmount(text: string, currency: string, locale?: string): Reading {
  const typed = text.replace(/[\s\p{Sc}\p{Cf}'’]/gu, '').replace(/^[−–]/, '-');
  if (!typed) return { problem: 'Enter an amount.' };
  const parts = readTypedNumber(typed.replace(/^[-+]/, ''), locale);
  if (!parts) return { problem: 'Enter an amount in digits, such as 12.50.' };

  const digits = minorDigits(currency);
  if (parts.fraction.length > digits) return { problem: tooManyDecimals(digits, currency) };
  const whole = parts.whole.replace(/^0+(?=\d)/, '') || '0';
  if (/^0*$/.test(whole + parts.fraction)) return { problem: 'Enter an amount other than zero.' };
  if (whole.length + digits > LARGEST_DIGITS) return { problem: 'This amount is too large.' };

  const sign = typed.startsWith('-') ? '-' : '';
  return { amount: digits === 0 ? sign + whole : `${sign}${whole}.${parts.fraction.padEnd(digits, '0')}` };
}

function tooManyDecimals(digits: number, currency: string): string {
  if (digits === 0) return `${currency} has no decimals.`;
  return `${currency} has at most ${digits} decimals.`;
}
