import { periodBefore, periodOf, yearBefore } from './compared-periods';

const TODAY = '2026-11-24';

describe('the period of a comparison', () => {
  it.each([
    [{}, '2026-11-01', '2026-11-24'],
    [{ period: 'all' as const }, '2026-11-01', '2026-11-24'],
    [{ period: 'previous-month' as const }, '2026-10-01', '2026-10-31'],
    [{ period: 'current-year' as const }, '2026-01-01', '2026-11-24'],
    [{ period: 'custom' as const, from: '2026-03-03', to: '2026-03-09' }, '2026-03-03', '2026-03-09'],
    [{ period: 'custom' as const, from: '2026-03-03' }, '2026-11-01', '2026-11-24'],
  ])('of %j is from %s to %s', (filter, from, to) => expect(periodOf(filter, TODAY)).toEqual({ from, to }));
});

describe('what a period is compared with', () => {
  it.each([
    ['a month so far', '2026-11-01', '2026-11-24', '2026-10-01', '2026-10-24'],
    ['a whole month', '2026-10-01', '2026-10-31', '2026-09-01', '2026-09-30'],
    ['more days than the month before has', '2026-03-01', '2026-03-30', '2026-02-01', '2026-02-28'],
    ['a short whole month', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['January', '2026-01-01', '2026-01-20', '2025-12-01', '2025-12-20'],
    ['a year so far', '2026-01-01', '2026-11-24', '2025-01-01', '2025-11-24'],
    ['a whole year', '2024-01-01', '2024-12-31', '2023-01-01', '2023-12-31'],
    ['any week', '2026-03-03', '2026-03-09', '2026-02-24', '2026-03-02'],
    ['one day', '2026-03-03', '2026-03-03', '2026-03-02', '2026-03-02'],
  ])('%s', (_what, from, to, otherFrom, otherTo) =>
    expect(periodBefore({ from, to })).toEqual({ from: otherFrom, to: otherTo }),
  );

  it('is the same days a year before, when that is wanted', () => {
    expect(yearBefore({ from: '2026-11-03', to: '2026-11-09' })).toEqual({ from: '2025-11-03', to: '2025-11-09' });
    expect(yearBefore({ from: '2024-02-01', to: '2024-02-29' })).toEqual({ from: '2023-02-01', to: '2023-02-28' });
  });
});
