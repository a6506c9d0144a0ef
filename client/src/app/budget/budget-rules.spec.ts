import { aBudget, aCategory } from '../../testing/factories';
import type { Budget } from '../api/types';
import { budgetForCategory } from '../shared/budget/budget-for-category';
import { leftInWords } from '../shared/budget/budget-in-words';
import { averages, monthsBefore } from './budget-suggestions';
import { monthInWords, moveMonth, readMonth } from './month';
import { nearestBudgets } from './nearest-budgets';
import { readBudgetAmount } from './read-budget-amount';

const labelled = (id: string, fields: Partial<Budget> = {}) =>
  aBudget({ id, category: aCategory({ id, name: id }), ...fields });

describe('months', () => {
  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-02', -3, '2025-11'],
    ['9999-12', 1, null],
    ['1000-01', -1, null],
  ])('%s and %i is %s', (month, step, expected) => expect(moveMonth(month, step)).toBe(expected));

  it.each(['', '2026', '2026-13', '2026-1', '0999-01', '2026-11-01'])('are not “%s”', (text) =>
    expect(readMonth(text)).toBeNull(),
  );

  it('have a name', () => expect(monthInWords('2026-11')).toBe('November 2026'));
});

describe('what months cost lately', () => {
  it('is asked of the three months before', () => {
    expect(monthsBefore('2026-11')).toEqual({ from: '2026-08-01', to: '2026-10-31' });
    expect(monthsBefore('2026-03')).toEqual({ from: '2025-12-01', to: '2026-02-28' });
  });

  it('is the average of the months with expenses, in whole units, also of what stands below', () => {
    const month = (food: string, snacks: string, total: string) => ({
      month: '2026-10',
      amount: total,
      count: 1,
      categories: [
        { categoryId: 'food', amount: food, count: 1 },
        { categoryId: 'snacks', amount: snacks, count: 1 },
        { categoryId: 'shoes', amount: '-5.00', count: 1 },
      ],
    });
    const categories = [aCategory({ id: 'food' }), aCategory({ id: 'snacks', parentId: 'food' })];
    const items = [month('100.00', '10.00', '105.00'), month('200.50', '0.00', '195.50')];
    expect([...averages({ currency: 'USD', items }, categories)]).toEqual([
      [null, '151.00'],
      ['food', '156.00'],
      ['snacks', '5.00'],
    ]);
    expect(averages({ currency: 'JPY', items: [month('90', '9', '94')] }, []).get('food')).toBe('90');
    expect(averages({ currency: 'USD', items: [] }, categories).size).toBe(0);
  });
});

describe('the budgets of a glance', () => {
  it('are the one for all and those nearest to their end', () => {
    const budgets = [
      labelled('calm', { percent: 10 }),
      aBudget({ id: 'all' }),
      labelled('over', { percent: 100, state: 'over' }),
      labelled('none', { percent: null }),
      labelled('near', { percent: 99, state: 'near' }),
    ];
    expect(nearestBudgets(budgets, 4).map(({ id }) => id)).toEqual(['all', 'over', 'near', 'calm']);
  });
});

describe('the budget of an expense', () => {
  const [food, all] = [labelled('food'), aBudget({ id: 'all' })];

  it.each([
    ['its category’s', [food, all], 'food', null, 'food'],
    ['else the one above', [food, all], 'snacks', 'food', 'food'],
    ['else the one for all', [food, all], 'travel', null, 'all'],
    ['else none', [food], 'travel', null, undefined],
  ])('is %s', (_, budgets, categoryId, parentId, expected) =>
    expect(budgetForCategory(budgets, categoryId, parentId)?.id).toBe(expected),
  );

  it('has something left, or is over', () => {
    expect(leftInWords({ leftAmount: '280.00' }, 'USD')).toBe('$280.00 left');
    expect(leftInWords({ leftAmount: '-12.00' }, 'USD')).toBe('$12.00 over');
  });
});

describe('the amount of a budget', () => {
  it.each([
    ['400', { amount: '400.00' }],
    ['100+50', { amount: '150.00' }],
    ['0', { amount: '0.00' }],
    [' $0.00 ', { amount: '0.00' }],
    ['-5', { problem: 'Enter zero or more.' }],
    ['', { problem: 'Enter an amount.' }],
  ])('typed as “%s”', (text, expected) => expect(readBudgetAmount(text, 'USD')).toEqual(expected));

  it('of zero has the decimals of its currency', () => expect(readBudgetAmount('0', 'JPY')).toEqual({ amount: '0' }));
});
