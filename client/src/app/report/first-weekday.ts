interface WithWeekInfo {
  weekInfo?: { firstDay: number };
  getWeekInfo?: () => { firstDay: number };
}

const SUNDAY = 0;

/** The day a week begins with in `locale` (the browser's when left out), from 0, Sunday, to 6. */
export function firstWeekday(locale = new Intl.DateTimeFormat().resolvedOptions().locale): number {
  const known = new Intl.Locale(locale) as Intl.Locale & WithWeekInfo;
  const first = known.getWeekInfo?.().firstDay ?? known.weekInfo?.firstDay;
  return first === undefined ? SUNDAY : first % 7;
}
