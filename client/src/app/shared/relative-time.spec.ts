import { formatInstant, relativeTime } from './relative-time';

const NOW = new Date('2026-11-24T20:00:00Z');

describe('an instant in relation to now', () => {
  it.each([
    ['2026-11-24T20:00:00Z', 'just now'],
    ['2026-11-24T19:59:01Z', 'just now'],
    ['2026-11-24T20:00:30Z', 'just now'],
    ['2026-11-24T19:59:00Z', '1 minute ago'],
    ['2026-11-24T17:01:00Z', '2 hours ago'],
    ['2026-11-23T19:00:00Z', 'yesterday'],
    ['2026-11-04T19:00:00Z', '2 weeks ago'],
    ['2026-12-25T20:00:00Z', 'next month'],
    ['2024-11-20T20:00:00Z', '2 years ago'],
  ])('%s is %s', (instant, words) => {
    expect(relativeTime(instant, NOW, 'en-US')).toBe(words);
  });

  it('is told on the clock of the zone', () => {
    expect(formatInstant('2026-11-25T07:30:00Z', 'America/Los_Angeles', 'en-GB')).toBe('24 Nov 2026, 23:30');
  });
});
