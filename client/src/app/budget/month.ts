import { formatDate } from '../shared/calendar-date';

/** Year and month, such as "2026-11". */
export type Month = string;

/** Null for what is none, such as a mistyped address. */
export function readMonth(text: string | null): Month | null {
  return text !== null && /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}

/** `month` moved by whole `months`; negative is earlier. Null beyond the years that there are. */
export function moveMonth(month: Month, months: number): Month | null {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return readMonth(`${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`);
}

/** "November 2026". */
export const monthInWords = (month: Month) => formatDate(`${month}-01`, { month: 'long', year: 'numeric' });
