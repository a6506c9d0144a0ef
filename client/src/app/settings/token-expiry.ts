const DAY_MS = 86_400_000;

export const EXPIRY_CHOICES = [
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'A year' },
  { days: null, label: 'No expiry' },
] as const;

/** The instant (ISO) at which a token made `now` for so many `days` expires; undefined for never. */
export function expiryAfter(days: number | null, now: Date): string | undefined {
  return days === null ? undefined : new Date(now.getTime() + days * DAY_MS).toISOString();
}
