import type { EventCount } from '../api/types';
import { type EventKind, kindOf } from './event-kind';

export interface MinuteCount {
  /** Its beginning, an instant. */
  minute: string;
  counts: Record<EventKind, number>;
  total: number;
}

const MINUTE_MS = 60_000;

/** `count` minutes up to the one of `now`, or of the latest event where the server's clock is ahead; those without events too. */
export function eventsByMinute(items: readonly EventCount[], now: Date, count: number): MinuteCount[] {
  const latest = Math.max(now.getTime(), ...items.map(({ minute }) => Date.parse(minute)));
  const end = Math.floor(latest / MINUTE_MS) * MINUTE_MS;
  const minutes = Array.from({ length: count }, (_, index) => emptyMinute(end - (count - 1 - index) * MINUTE_MS));
  const byInstant = new Map(minutes.map((minute) => [Date.parse(minute.minute), minute]));
  for (const { minute, type, count: events } of items) {
    const found = byInstant.get(Date.parse(minute));
    if (!found) continue;
    found.counts[kindOf(type)] += events;
    found.total += events;
  }
  return minutes;
}

export function totalsByKind(minutes: readonly MinuteCount[]): Record<EventKind, number> {
  const totals = noEvents();
  for (const { counts } of minutes) {
    for (const kind of Object.keys(totals) as EventKind[]) totals[kind] += counts[kind];
  }
  return totals;
}

const noEvents = (): Record<EventKind, number> => ({ expense: 0, category: 0, security: 0, account: 0, mail: 0 });

const emptyMinute = (instant: number): MinuteCount => ({
  minute: new Date(instant).toISOString(),
  counts: noEvents(),
  total: 0,
});
