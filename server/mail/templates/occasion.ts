import { canonicalTimeZone } from '../../time-zone.js';

/** Where something was done, and when. */
export interface Occasion {
  device: string | null;
  ip: string | null;
  /** An instant. */
  at: Date;
  /** The reader's time zone, by its IANA name. */
  timeZone: string;
}

/** An occasion as facts for a letter; what is not known is left out. */
export function describeOccasion({ device, ip, at, timeZone }: Occasion): [string, string][] {
  const facts: [string, string | null][] = [
    ['When', formatInstant(at, timeZone)],
    ['Device', device],
    ['IP address', ip],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null && fact[1] !== '');
}

/** Such as "November 24, 2026 at 10:00 AM (America/Los_Angeles)". A zone this machine does not know becomes UTC. */
export function formatInstant(at: Date, timeZone: string): string {
  const zone = canonicalTimeZone(timeZone) ?? 'UTC';
  const text = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(at);
  return `${text} (${zone})`.replace(/\s/g, ' ');
}

/** Such as "November 24". */
export function formatDay(at: Date, timeZone: string): string {
  const zone = canonicalTimeZone(timeZone) ?? 'UTC';
  return new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: zone }).format(at);
}
