/** A month of UTC: its number, counted from January of the year 0. */
export type Month = number;

export const monthOf = (instant: Date): Month => instant.getUTCFullYear() * 12 + instant.getUTCMonth();

/** The instant at which a month of the years 1 to 9999 begins, as ISO 8601. */
export function monthStart(month: Month): string {
  const [year, ofYear] = [Math.floor(month / 12), (month % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(ofYear).padStart(2, '0')}-01T00:00:00.000Z`;
}

/** The name of the table that holds its activities. */
export const partitionOf = (month: Month): string => `activities_${monthStart(month).slice(0, 7).replace('-', '_')}`;

/** The month of a table of that name. */
export function monthOfPartition(name: string): Month {
  const [, year, ofYear] = /^activities_(\d{4})_(\d{2})$/.exec(name) ?? [];
  return Number(year) * 12 + Number(ofYear) - 1;
}
