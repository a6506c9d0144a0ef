import type { Params } from '@angular/router';
import type { CalendarDate } from '../shared/calendar-date';

export const ACTIVITY_KINDS = ['expense', 'category', 'security', 'account', 'mail'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What the feed is narrowed to. Days are inclusive, in the person's time zone. */
export interface ActivityFilter {
  kind?: ActivityKind;
  from?: CalendarDate;
  to?: CalendarDate;
}

/** What the address says; what makes no sense there is as if it were not. */
export function readActivityFilter({ kind, from, to }: Params): ActivityFilter {
  const known = ACTIVITY_KINDS.find((candidate) => candidate === kind);
  return {
    ...(known && { kind: known }),
    ...(isDate(from) && { from }),
    ...(isDate(to) && { to }),
  };
}

/** From 1. */
export function readPage({ page }: Params): number {
  const number = Number(page);
  return Number.isSafeInteger(number) && number >= 1 && number <= 1_000_000 ? number : 1;
}

export const isNarrowed = (filter: ActivityFilter) => Object.keys(filter).length > 0;

function isDate(value: unknown): value is CalendarDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
