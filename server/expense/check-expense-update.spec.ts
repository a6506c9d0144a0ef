import { describe, expect, it } from '@jest/globals';
import { checkExpenseUpdate } from './check-expense-update.js';
import type { Expense } from './expense.dto.js';

const ledger = { currency: 'USD', today: '2026-11-24' };
const food = '0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f';
const travel = '0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e50';
const expense: Expense = {
  id: '0199f6f1-0000-7c11-9a55-0d4b1d2c3e4f',
  spentOn: '2026-11-23',
  title: 'Lunch',
  amount: '12.30',
  currency: 'USD',
  category: { id: food, name: 'Food', color: '#d9480f', icon: 'cup-hot' },
  note: 'with Ann',
  receipts: [],
  createdAt: '2026-11-24T18:00:00.000Z',
  updatedAt: '2026-11-24T18:00:00.000Z',
  version: 3,
};
const draft = {
  id: expense.id,
  spentOn: '2026-11-23',
  title: 'Lunch',
  amountMinor: 1230n,
  categoryId: food,
  note: 'with Ann',
};

describe('an edit', () => {
  it.each([
    [{ title: 'Dinner' }, { title: 'Dinner' }],
    [{ note: '' }, { note: '' }],
    [{ amount: '-3' }, { amountMinor: -300n }],
    [{ spentOn: '2026-11-24' }, { spentOn: '2026-11-24' }],
    [{ categoryId: travel.toUpperCase() }, { categoryId: travel }],
  ])('of %j changes that and leaves the rest', (body, change) => {
    expect(checkExpenseUpdate(body, expense, ledger)).toEqual({ draft: { ...draft, ...change } });
  });

  it.each([
    [{}],
    [{ amount: '12.3' }],
    [{ categoryId: food.toUpperCase(), currency: 'USD' }],
    [{ title: 'Lunch', note: 'with Ann', spentOn: '2026-11-23', amount: '012.30' }],
  ])('of %j changes nothing', (body) => {
    expect(checkExpenseUpdate(body, expense, ledger)).toEqual({ draft: null });
  });

  it.each([
    [{ spentOn: '2026-11-25' }, 'spentOn'],
    [{ amount: '0' }, 'amount'],
    [{ currency: 'EUR' }, 'currency'],
  ])('of %j is refused', (body, field) => {
    expect(checkExpenseUpdate(body, expense, ledger)).toMatchObject({ errors: [{ field }] });
  });

  it('leaves a day that is tomorrow where it is, and moves it no further', () => {
    const ahead = { ...expense, spentOn: '2026-11-25' };
    expect(checkExpenseUpdate({ spentOn: '2026-11-25', title: 'x' }, ahead, ledger)).toMatchObject({
      draft: { spentOn: '2026-11-25' },
    });
    expect(checkExpenseUpdate({ spentOn: '2026-11-26' }, ahead, ledger)).toMatchObject({
      errors: [{ field: 'spentOn' }],
    });
  });
});
