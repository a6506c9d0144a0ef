import { describe, expect, it } from '@jest/globals';
import { addDays } from '../calendar-date.js';
import { splitIntoMonths } from './expense-summary-sql.js';
import { addMonths, type DateRange } from './period-range.js';

const first = '2025-12-01';
const days = Array.from({ length: 130 }, (_, index) => addDays(first, index));
const isIn = (day: string, { from, until }: DateRange) =>
  (from === null || day >= from) && (until === null || day < until);

describe('a range of days', () => {
  it('is made of whole months and at most 60 days, each of its days once', () => {
    const bounds = [null, ...days.filter((_, index) => index % 7 < 2 || index % 30 < 2), '2026-03-01'];
    for (const from of bounds) {
      for (const until of bounds.filter((bound) => bound === null || from === null || bound > from)) {
        const { months, days: edges } = splitIntoMonths({ from, until });
        const whole = [0, 1, 2, 3, 4]
          .map((count) => addMonths(first, count))
          .filter((month) => months && isIn(month, months));
        const counted = days.map(
          (day) =>
            whole.filter((month) => day.startsWith(month.slice(0, 7))).length +
            edges.filter((range) => isIn(day, range)).length,
        );
        expect(counted).toEqual(days.map((day) => Number(isIn(day, { from, until }))));
      }
    }
  });
});
