const minute = 60;
const day = 86_400;
/** However often a feed changes, it is asked no more often than this. In seconds, as everything here. */
const shortest = 30 * minute;

const between = (seconds: number) => Math.min(day, Math.max(shortest, Math.round(seconds)));

/** How long to leave a feed alone after it was read: as long as it says itself, but at most a day. In seconds. */
export const delayAfterSuccess = (freshFor: number): number => between(freshFor);

/** After `failures` in a row, twice as long each time; or as long as the other server asks for, but at most a day. In seconds. */
export const delayAfterFailure = (failures: number, retryAfter: number): number =>
  between(Math.max(retryAfter, shortest * 2 ** Math.min(failures - 1, 10)));

/** `max-age` of a Cache-Control header, in seconds; 0 without. */
export const maxAgeOf = (cacheControl: string): number =>
  Number(/(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(cacheControl)?.[1] ?? 0);

/** A Retry-After header, of seconds or a date (RFC 9110, section 10.2.3), in seconds from `now`; 0 for none. */
export function retryAfterOf(header: string, now: Date): number {
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, (date - now.getTime()) / 1_000);
}
