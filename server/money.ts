const digitsByCurrency = new Map<string, number>();
const largestMinor = 99_999_999_999_999n;

/** How many decimals the ISO 4217 `currency` has: USD 2, JPY 0, KWD 3. */
export function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    digits = maximumFractionDigits ?? 2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}

/** `minor` units ("1234" or 1234n) as a decimal string ("12.34"). Exact at every size. */
export function formatMinor(minor: string | bigint, currency: string): string {
  const digits = minorDigits(currency);
  const value = BigInt(minor);
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  const sign = value < 0n ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** What is wrong with an amount, in words for the person who typed it. */
export type AmountProblem = 'format' | 'decimals' | 'zero' | 'tooLarge';

/** Reads a decimal string ("12.34", "-3") as minor units. Nothing is rounded: too many decimals are a problem. */
export function parseAmount(text: string, currency: string): { minor: bigint } | { problem: AmountProblem } {
  const match = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text);
  if (!match) return { problem: 'format' };
  const digits = minorDigits(currency);
  const [, sign, whole = '', fraction = ''] = match;
  if (fraction.length > digits) return { problem: 'decimals' };
  const magnitude = BigInt(whole + fraction.padEnd(digits, '0'));
  if (magnitude === 0n) return { problem: 'zero' };
  if (magnitude > largestMinor) return { problem: 'tooLarge' };
  return { minor: sign ? -magnitude : magnitude };
}
