import { describe, expect, it } from '@jest/globals';
import { checkNewExpense } from './check-new-expense.js';

const ledger = { currency: 'USD', today: '2026-11-24' };
const draft = { spentOn: '2026-11-24', amount: '12.34' };

describe('a new expense', () => {
  it('may be of today, and its amount becomes cents', () => {
    expect(checkNewExpense(draft, ledger)).toEqual({ amountMinor: 1234n });
  });

  it('may be a refund', () => {
    expect(checkNewExpense({ ...draft, amount: '-3' }, ledger)).toEqual({ amountMinor: -300n });
  });

  it.each([
    [{ spentOn: '2026-11-25' }, 'spentOn', 'must not be after today, 2026-11-24'],
    [{ spentOn: '1899-12-31' }, 'spentOn', 'must not be before 1900-01-01'],
    [{ amount: '0' }, 'amount', 'must not be zero'],
    [{ amount: '1.005' }, 'amount', 'must have at most 2 decimals'],
    [{ currency: 'EUR' }, 'currency', "must be USD, the ledger's currency"],
  ])('is refused with %j', (change, field, message) => {
    expect(checkNewExpense({ ...draft, ...change }, ledger)).toEqual({ errors: [{ field, message }] });
  });

  it('tells of everything that is wrong at once', () => {
    const checked = checkNewExpense({ spentOn: '2027-01-01', amount: 'abc', currency: 'EUR' }, ledger);
    expect(checked).toMatchObject({ errors: [{ field: 'amount' }, { field: 'spentOn' }, { field: 'currency' }] });
  });
});
