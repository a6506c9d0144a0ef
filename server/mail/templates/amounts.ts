import { formatMinor, minorDigits } from '../../money.js';

/** A decimal string as people write it, such as "$1,234.56". */
export const formatAmount = (amount: string, currency: string) =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(amount as `${number}`);

/** A decimal string in minor units. Unlike what people type, a sum may be zero or of any size. */
export function minorOf(amount: string, currency: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(minorDigits(currency), '0'));
}

/** How `amount` differs from that of `before`, such as "$20.00 more than in September (+8%)". */
export function describeChange(amount: string, previous: string, currency: string, before: string): string {
  const [now, then] = [minorOf(amount, currency), minorOf(previous, currency)];
  if (then === 0n) return now === 0n ? `Nothing, as in ${before}` : `Nothing in ${before}`;
  if (now === then) return `As much as in ${before}`;
  const difference = now - then;
  const size = formatAmount(formatMinor(difference < 0n ? -difference : difference, currency), currency);
  return `${size} ${difference < 0n ? 'less' : 'more'} than in ${before}${percentOf(difference, then)}`;
}

/** Of what is negative or tiny beside the change, a percentage says nothing. */
function percentOf(difference: bigint, then: bigint): string {
  const percent = Math.round((Number(difference) / Number(then)) * 100);
  if (then < 0n || percent === 0 || Math.abs(percent) > 500) return '';
  return ` (${percent > 0 ? '+' : '\u2212'}${Math.abs(percent)}%)`;
}
