/** Entries of a list in one variable, by commas. */
export const entriesOf = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

export const isFeedList = (list: string): boolean =>
  entriesOf(list).every((entry) => URL.canParse(entry) && /^https?:$/.test(new URL(entry).protocol));

export const isAddressList = (list: string): boolean =>
  entriesOf(list).every((entry) => /^[^\s@]+@[^\s@]+$/.test(entry));
