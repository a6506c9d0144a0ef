import { describe, expect, it } from '@jest/globals';
import { watchedMonths } from './watched-months.js';

const zone = 'America/Los_Angeles';
const inNovember = '2026-11-24T18:00:00.000Z';
const inDecember = '2026-12-02T18:00:00.000Z';
const watched = (type: string, occurredAt: string, now: string, data: object = {}) =>
  watchedMonths({ type, occurredAt, data: { ...data } }, zone, new Date(now));
const spent = (spentOn: string) => ({ expense: { spentOn } });

describe('the months that an event may concern', () => {
  it.each([
    ['this month’s expense', 'expense.created', inNovember, inNovember, spent('2026-11-24'), ['2026-11-01']],
    [
      'an earlier expense, which may be carried over',
      'expense.created',
      inNovember,
      inNovember,
      spent('2026-03-01'),
      ['2026-11-01'],
    ],
    [
      'an expense that is handled a month late',
      'expense.created',
      inNovember,
      inDecember,
      spent('2026-11-24'),
      ['2026-11-01', '2026-12-01'],
    ],
    [
      'an expense of tomorrow, where it is tomorrow already',
      'expense.created',
      '2026-12-01T05:00:00.000Z',
      '2026-12-01T05:00:00.000Z',
      spent('2026-12-01'),
      ['2026-12-01'],
    ],
    [
      'the last evening of a month',
      'expense.created',
      '2026-12-01T05:00:00.000Z',
      '2026-12-01T05:00:00.000Z',
      spent('2026-11-30'),
      ['2026-11-01'],
    ],
    ['a change of a budget', 'budget.updated', inNovember, inNovember, {}, ['2026-11-01']],
    ['an expense without a date', 'expense.created', inNovember, inNovember, {}, []],
  ])('of %s', (_, type, occurredAt, now, data, months) => {
    expect(watched(type, occurredAt, now, data)).toEqual(months);
  });
});
