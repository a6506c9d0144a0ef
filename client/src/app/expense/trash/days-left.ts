const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** How many days a deleted expense can still be restored, counted up: "30" right after, "1" on the last day. */
export function daysLeft(deletedAt: string, now: Date): number {
  const end = Date.parse(deletedAt) + KEPT_DAYS * DAY_MS;
  return Math.max(0, Math.ceil((end - now.getTime()) / DAY_MS));
}
