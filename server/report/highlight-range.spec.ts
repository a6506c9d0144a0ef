import { describe, expect, it } from '@jest/globals';
import { highlightRange } from './highlight-range.js';

describe('the period that highlights are of', () => {
  it.each([
    ['is the filter’s own', '2026-11-01', '2026-12-01', '2026-11-01', '2026-12-01'],
    ['may have no end', '2026-11-01', null, '2026-11-01', null],
    ['is the year until today', null, null, '2025-11-25', '2026-11-25'],
    ['is the year until the last day', null, '2024-06-01', '2023-06-01', '2024-06-01'],
    ['is a year where the one before has no such day', null, '2024-02-29', '2023-03-01', '2024-02-29'],
    ['begins with the dates', null, '0001-06-01', '0001-01-01', '0001-06-01'],
  ])('%s', (_, from, until, first, end) => {
    expect(highlightRange({ from, until }, '2026-11-24')).toEqual({ from: first, until: end });
  });
});
