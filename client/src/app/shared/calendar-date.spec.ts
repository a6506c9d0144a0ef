import { addDays, calendarDateAt, formatDate, fromLocalDate, toLocalDate, weekdayOf } from './calendar-date';

const ZONES = ['America/Los_Angeles', 'Europe/Berlin', 'Pacific/Auckland'];

describe('a calendar date', () => {
  it('is 18 January on the wall in Los Angeles, Berlin and Auckland, each in its own hours', () => {
    const lateInLosAngeles = new Date('2026-01-19T07:30:00Z');
    const lateInBerlin = new Date('2026-01-18T22:30:00Z');
    const earlyInAuckland = new Date('2026-01-17T11:30:00Z');
    expect(calendarDateAt(lateInLosAngeles, 'America/Los_Angeles')).toBe('2026-01-18');
    expect(calendarDateAt(lateInBerlin, 'Europe/Berlin')).toBe('2026-01-18');
    expect(calendarDateAt(earlyInAuckland, 'Pacific/Auckland')).toBe('2026-01-18');
  });

  it('differs between zones at one instant', () => {
    const instant = new Date('2026-01-18T11:30:00Z');
    expect(ZONES.map((zone) => calendarDateAt(instant, zone))).toEqual(['2026-01-18', '2026-01-18', '2026-01-19']);
  });

  it('stays the same day through a widget that knows Date objects only, wherever the browser is', () => {
    expect(fromLocalDate(toLocalDate('2026-01-18'))).toBe('2026-01-18');
    expect(toLocalDate('2026-01-18').getDate()).toBe(18);
    expect(toLocalDate('2026-01-18').getHours()).toBe(0);
  });

  it('is written as that day in every zone', () => {
    expect(formatDate('2026-01-18', { dateStyle: 'medium' }, 'en-US')).toBe('Jan 18, 2026');
  });

  it('moves over months, leap days and clock changes', () => {
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('falls on a weekday', () => {
    expect(weekdayOf('2026-11-22')).toBe(0);
    expect(weekdayOf('2026-11-24')).toBe(2);
  });
});
