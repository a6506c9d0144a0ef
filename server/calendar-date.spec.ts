import { describe, expect, it } from '@jest/globals';
import { addDays, calendarDateAt, isCalendarDate } from './calendar-date.js';

describe('calendarDateAt', () => {
  it.each([
    ['2026-03-08T07:59:59Z', 'America/Los_Angeles', '2026-03-07'],
    ['2026-03-08T08:00:00Z', 'America/Los_Angeles', '2026-03-08'],
    ['2026-03-09T06:59:59Z', 'America/Los_Angeles', '2026-03-08'],
    ['2026-03-09T07:00:00Z', 'America/Los_Angeles', '2026-03-09'],
    ['2026-11-01T06:59:59Z', 'America/Los_Angeles', '2026-10-31'],
    ['2026-11-01T07:00:00Z', 'America/Los_Angeles', '2026-11-01'],
    ['2026-11-02T07:59:59Z', 'America/Los_Angeles', '2026-11-01'],
    ['2027-01-01T07:59:59Z', 'America/Los_Angeles', '2026-12-31'],
    ['2026-03-08T07:59:59Z', 'Asia/Kolkata', '2026-03-08'],
    ['2026-03-08T18:30:00Z', 'Asia/Kolkata', '2026-03-09'],
    ['2026-03-08T10:00:00Z', 'Pacific/Kiritimati', '2026-03-09'],
    ['2026-03-08T23:59:59Z', 'UTC', '2026-03-08'],
  ])('at %s in %s it is %s', (instant, timeZone, date) => {
    expect(calendarDateAt(new Date(instant), timeZone)).toBe(date);
  });
});

describe('isCalendarDate', () => {
  it.each(['2026-11-23', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('accepts %s', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '0000-01-01',
    '2026-11-23T00:00',
    '',
  ])('refuses %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
});

describe('addDays', () => {
  it('counts days on the calendar across clock changes, leap days and years', () => {
    expect(addDays('2026-03-07', 2)).toBe('2026-03-09');
    expect(addDays('2026-11-01', 1)).toBe('2026-11-02');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });
});
