const DAY_MS = 86_400_000;

/** "2026-11-23" moved by whole days. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** "2026-11-23" as an American reads and types it: "11/23/2026". */
export function inAmerican(date: string): string {
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year}`;
}
