import { describe, expect, it } from '@jest/globals';
import { delayAfterFailure, delayAfterSuccess, maxAgeOf, retryAfterOf } from './fetch-delay.js';

const now = new Date('2026-11-27T10:00:00Z');

describe('a feed is left alone', () => {
  it.each([
    [0, 1_800],
    [60, 1_800],
    [7_200, 7_200],
    [1_000_000, 86_400],
  ])('when it says %i s, for %i s', (freshFor, delay) => expect(delayAfterSuccess(freshFor)).toBe(delay));

  it.each([
    [1, 0, 1_800],
    [2, 0, 3_600],
    [4, 0, 14_400],
    [7, 0, 86_400],
    [500, 0, 86_400],
    [1, 7_200, 7_200],
    [4, 60, 14_400],
    [1, 1_000_000, 86_400],
  ])('after %i failures that ask for %i s, for %i s', (failures, retryAfter, delay) => {
    expect(delayAfterFailure(failures, retryAfter)).toBe(delay);
  });
});

describe('headers', () => {
  it.each([
    ['max-age=3600', 3_600],
    ['public, Max-Age = "60"', 60],
    ['s-maxage=10', 0],
    ['no-store', 0],
    ['max-age=-5', 0],
    ['', 0],
  ])('Cache-Control: %s', (header, seconds) => expect(maxAgeOf(header)).toBe(seconds));

  it.each([
    ['120', 120],
    ['Fri, 27 Nov 2026 10:05:00 GMT', 300],
    ['Fri, 27 Nov 2026 09:00:00 GMT', 0],
    ['soon', 0],
    ['', 0],
  ])('Retry-After: %s', (header, seconds) => expect(retryAfterOf(header, now)).toBe(seconds));
});
