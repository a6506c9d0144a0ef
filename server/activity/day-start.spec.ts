import { describe, expect, it } from '@jest/globals';
import { dayStart } from './day-start.js';

describe('the start of a day', () => {
  it.each([
    ['2026-11-24', 'UTC', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24', 'America/Los_Angeles', '2026-11-24T08:00:00.000Z'],
    ['2026-07-01', 'America/Los_Angeles', '2026-07-01T07:00:00.000Z'],
    ['2026-11-24', 'Asia/Kathmandu', '2026-11-23T18:15:00.000Z'],
    ['2026-11-24', 'Pacific/Kiritimati', '2026-11-23T10:00:00.000Z'],
    ['2026-11-24', 'Pacific/Niue', '2026-11-24T11:00:00.000Z'],
  ])('%s in %s is %s', (date, timeZone, instant) => {
    expect(dayStart(date, timeZone).toISOString()).toBe(instant);
  });

  it('is one o’clock where the clocks skip midnight', () => {
    expect(dayStart('2024-09-08', 'America/Santiago').toISOString()).toBe('2024-09-08T04:00:00.000Z');
  });

  it('is the next one’s where a day is skipped', () => {
    expect(dayStart('2011-12-30', 'Pacific/Apia')).toEqual(dayStart('2011-12-31', 'Pacific/Apia'));
  });

  it('is within the years that have activities', () => {
    expect(dayStart('0001-01-01', 'UTC').toISOString()).toBe('1970-01-01T00:00:00.000Z');
    expect(dayStart('9999-12-31', 'UTC').toISOString()).toBe('2999-12-31T00:00:00.000Z');
  });
});
