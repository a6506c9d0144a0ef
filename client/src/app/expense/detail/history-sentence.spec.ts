import type { ExpenseHistoryEntry } from '../../api/types';
import { historySentence } from './history-sentence';

const told = (entry: Partial<ExpenseHistoryEntry>) =>
  historySentence(
    {
      id: '1',
      type: 'expense.updated',
      occurredAt: '2026-11-24T18:00:00Z',
      by: 'Ada',
      isYou: false,
      changes: [],
      ...entry,
    },
    'USD',
    'en-US',
  );

describe('an entry of the history', () => {
  it('says who changed what', () => {
    expect(told({ changes: [{ field: 'amount', from: '12.50', to: '13.00' }] })).toBe(
      'Ada changed the amount from $12.50 to $13.00',
    );
    expect(told({ isYou: true, type: 'expense.deleted' })).toBe('You moved it to the trash');
    expect(told({ by: null, type: 'expense.restored' })).toBe('Somebody restored it');
  });

  it('says with what it began', () => {
    expect(
      told({
        type: 'expense.created',
        changes: [
          { field: 'spentOn', from: null, to: '2026-11-23' },
          { field: 'title', from: null, to: 'Lunch' },
          { field: 'amount', from: null, to: '12.50' },
          { field: 'category', from: null, to: 'Food' },
        ],
      }),
    ).toBe('Ada recorded it: “Lunch”, $12.50, in Food, for Nov 23, 2026');
    expect(told({ type: 'expense.created' })).toBe('Ada recorded it');
  });

  it('tells a change of nothing it knows', () => expect(told({})).toBe('Ada changed it'));
});
