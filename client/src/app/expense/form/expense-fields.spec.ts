import { aCategory, anExpense } from '../../../testing/factories';
import { changedFields, conflictsOf, fieldsOf } from './expense-fields';

const OPENED = fieldsOf(anExpense({ amount: '12.50', title: 'Lunch', category: aCategory({ id: 'food' }) }));

describe('the fields of an expense', () => {
  it('are those that a person writes', () => {
    expect(OPENED).toEqual({
      amount: '12.50',
      title: 'Lunch',
      categoryId: 'food',
      spentOn: '2026-11-23',
      note: '',
    });
  });

  it('are sent only where they changed, also when they were emptied', () => {
    expect(changedFields(OPENED, { ...OPENED })).toEqual({});
    expect(changedFields({ ...OPENED, note: 'x' }, { ...OPENED, amount: '13.00' })).toEqual({
      amount: '13.00',
      note: '',
    });
  });

  it('conflict where somebody else changed one, whether or not this person did', () => {
    const theirs = { ...OPENED, amount: '14.00', note: 'with Bob' };
    const yours = { ...OPENED, amount: '13.00', title: 'Dinner' };
    expect(conflictsOf(OPENED, theirs, yours)).toEqual([
      { field: 'amount', theirs: '14.00', yours: '13.00' },
      { field: 'note', theirs: 'with Bob', yours: null },
    ]);
  });
});
