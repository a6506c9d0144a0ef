import { foldText } from '../shared/fold-text';

/** A time zone as a person looks for it. */
export interface TimeZoneChoice {
  /** IANA name, such as "America/Los_Angeles". */
  id: string;
  /** "America/Los Angeles" */
  label: string;
  /** Words by which it is found, without accents, in small letters. */
  words: string[];
}

/** Every zone the browser knows, and the one in use. Takes tens of milliseconds: call once it is wanted. */
export function timeZoneChoices(inUse: string): TimeZoneChoice[] {
  const ids = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...(inUse && [inUse])]);
  return [...ids].sort().map((id) => {
    const label = labelOf(id);
    return { id, label, words: wordsOf(`${label} ${longName(id)}`) };
  });
}

/** The zones in which every word of `query` begins a word, those whose city begins with it first. */
export function searchTimeZones(query: string, choices: readonly TimeZoneChoice[]): TimeZoneChoice[] {
  const asked = wordsOf(query);
  const found = choices.filter(({ words }) => asked.every((word) => words.some((known) => known.startsWith(word))));
  const [first = ''] = asked;
  const isCity = ({ label }: TimeZoneChoice) => wordsOf(label.split('/').at(-1) ?? '')[0]?.startsWith(first) ?? false;
  return first ? [...found.filter(isCity), ...found.filter((choice) => !isCity(choice))] : found;
}

/** What a clock there shows: "2:05 PM, GMT-8". */
export function clockIn(timeZone: string, now: Date, locale?: string): string {
  const options = { timeZone, hour: 'numeric', minute: '2-digit', timeZoneName: 'shortOffset' } as const;
  const parts = new Intl.DateTimeFormat(locale, options).formatToParts(now);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const time = parts.filter(({ type }) => type !== 'timeZoneName').map(({ value }) => value);
  return `${time.join('').trim()}, ${offset}`;
}

export function labelOf(id: string): string {
  return id.replaceAll('_', ' ');
}

function longName(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}+]+/u)
    .filter(Boolean);
}
