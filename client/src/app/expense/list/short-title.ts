const LONGEST = 60;

/** A title as part of a sentence. */
export function shortTitle(title: string): string {
  return title.length > LONGEST ? `${title.slice(0, LONGEST - 1).trimEnd()}…` : title;
}
