import { type Amount, formatMoney } from '../../shared/money';
import type { Change } from './report-grid-model';

/** A larger share says nothing, such as that of a first month of which a few days are known. */
const MOST_PERCENT = 999;

/** "+$20.00". */
export function signedMoney(amount: Amount, currency: string, locale?: string): string {
  const sign = amount.startsWith('-') || /^0*\.?0*$/.test(amount) ? '' : '+';
  return sign + formatMoney(amount, currency, locale);
}

/** "12% more", "less", "new", "the same". */
export function changeInWords({ percent, words }: Change, locale?: string): string {
  if (percent === null || (words !== 'more' && words !== 'less')) return words;
  if (Math.abs(percent) > MOST_PERCENT) return `many times ${words}`;
  if (percent === 0) return `under ${formatted(1, locale)} ${words}`;
  return `${formatted(Math.abs(percent), locale)} ${words}`;
}

function formatted(percent: number, locale?: string): string {
  return (percent / 100).toLocaleString(locale, { style: 'percent' });
}
