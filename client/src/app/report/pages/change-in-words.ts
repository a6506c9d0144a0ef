import { type Amount, formatMoney } from '../../shared/money';
import type { Change } from './report-grid-model';

/** "+$20.00". */
export function signedMoney(amount: Amount, currency: string, locale?: string): string {
  const sign = amount.startsWith('-') || /^0*\.?0*$/.test(amount) ? '' : '+';
  return sign + formatMoney(amount, currency, locale);
}

/** "12% more", "less", "new", "the same". */
export function changeInWords({ percent, words }: Change, locale?: string): string {
  if (percent === null || (words !== 'more' && words !== 'less')) return words;
  const share = (Math.abs(percent) / 100).toLocaleString(locale, { style: 'percent' });
  return `${share} ${words}`;
}
