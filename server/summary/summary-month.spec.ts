import { describe, expect, it } from '@jest/globals';
import { summaryMonth } from './summary-month.js';

describe('the month whose summary is due', () => {
  it.each([
    ['a minute before 8', '2026-12-01T07:59:59.999Z', null],
    ['at 8', '2026-12-01T08:00:00Z', '2026-11-01'],
    ['later that day', '2026-12-01T23:59:00Z', '2026-11-01'],
    ['up to five days late', '2026-12-06T07:59:59Z', '2026-11-01'],
    ['no later', '2026-12-06T08:00:00Z', null],
    ['in the middle of a month', '2026-12-15T08:00:00Z', null],
    ['on the last day of a month', '2026-12-31T23:59:00Z', null],
    ['over the turn of a year', '2027-01-01T08:00:00Z', '2026-12-01'],
    ['after a short month', '2028-03-01T08:00:00Z', '2028-02-01'],
  ])('%s', (_, instant, month) => {
    expect(summaryMonth(new Date(instant), 'UTC')).toBe(month);
  });

  it.each([
    ['the first place where it is the 1st', 'Pacific/Kiritimati', '2026-11-30T18:00:00Z'],
    ['a zone of half hours', 'Asia/Kolkata', '2026-12-01T02:30:00Z'],
    ['a zone of three quarters', 'Asia/Kathmandu', '2026-12-01T02:15:00Z'],
    ['the last place where it is the 1st', 'Pacific/Pago_Pago', '2026-12-01T19:00:00Z'],
  ])('by the clocks of %s', (_, timeZone, instant) => {
    const due = new Date(instant);
    expect(summaryMonth(new Date(due.getTime() - 1), timeZone)).toBeNull();
    expect(summaryMonth(due, timeZone)).toBe('2026-11-01');
  });

  it('by clocks that went back that very night', () => {
    expect(summaryMonth(new Date('2026-11-01T15:59:59Z'), 'America/Los_Angeles')).toBeNull();
    expect(summaryMonth(new Date('2026-11-01T16:00:00Z'), 'America/Los_Angeles')).toBe('2026-10-01');
    expect(summaryMonth(new Date('2026-11-06T15:59:59Z'), 'America/Los_Angeles')).toBe('2026-10-01');
  });

  it('by clocks that went forward a week ago, or go back before it is too late', () => {
    expect(summaryMonth(new Date('2026-05-01T04:59:59Z'), 'Africa/Cairo')).toBeNull();
    expect(summaryMonth(new Date('2026-05-01T05:00:00Z'), 'Africa/Cairo')).toBe('2026-04-01');
    expect(summaryMonth(new Date('2026-04-05T21:59:59Z'), 'Australia/Sydney')).toBe('2026-03-01');
    expect(summaryMonth(new Date('2026-04-05T22:00:00Z'), 'Australia/Sydney')).toBeNull();
  });
});
