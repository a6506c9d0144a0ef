import { isWithin, monthRange, monthWindow, monthsLater, periodRange, weekWindow } from './report-window';

const today = '2026-11-24';

describe('the days of a period', () => {
  it.each([
    [{ period: 'all' as const }, {}],
    [{ period: 'current-month' as const }, { from: '2026-11-01', to: '2026-11-30' }],
    [{ period: 'previous-month' as const }, { from: '2026-10-01', to: '2026-10-31' }],
    [{ period: 'current-year' as const }, { from: '2026-01-01', to: '2026-12-31' }],
    [{ period: 'custom' as const, from: '2026-11-03' }, { from: '2026-11-03' }],
  ])('of %j', (filter, range) => expect(periodRange(filter, today)).toEqual(range));

  it('know leap years and the turn of a year', () => {
    expect(monthRange('2024-02').to).toBe('2024-02-29');
    expect(monthRange('2026-12').to).toBe('2026-12-31');
    expect(monthsLater('2026-11', -23)).toBe('2024-12');
    expect(monthsLater('1000-01', 11)).toBe('1000-12');
  });

  it('include both ends', () => {
    expect(isWithin('2026-11-01', { from: '2026-11-01', to: '2026-11-01' })).toBe(true);
    expect(isWithin('2026-11-02', { from: '2026-11-01', to: '2026-11-01' })).toBe(false);
    expect(isWithin('1000-01-01', {})).toBe(true);
  });
});

describe('what a chart over time shows', () => {
  it('is 24 months until this one', () => {
    expect(monthWindow({ period: 'previous-month' }, today)).toEqual({ from: '2024-12-01', to: '2026-11-30' });
  });

  it('is a year of weeks until today', () => {
    const { from, to } = weekWindow({ period: 'all' }, today);
    expect([from, to]).toEqual(['2025-11-19', today]);
  });

  it('goes back to a period that was long ago', () => {
    const past = { period: 'custom' as const, from: '2018-03-01', to: '2018-03-31' };
    expect(monthWindow(past, today)).toEqual({ from: '2016-04-01', to: '2018-03-31' });
    expect(weekWindow(past, today).to).toBe('2018-03-31');
  });
});
