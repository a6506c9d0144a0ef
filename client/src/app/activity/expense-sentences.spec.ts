import { anActivity } from '../../testing/factories';
import { activitySentence } from './activity-sentence';

const expense = {
  id: 'e',
  title: 'Lunch',
  amount: '12.50',
  currency: 'USD',
  spentOn: '2026-11-23',
  categoryId: 'food',
  categoryName: 'Food',
  note: '',
};
const told = (type: string, data: Record<string, unknown>) => activitySentence(anActivity({ type, data }));

describe('what happens to an expense, as a sentence', () => {
  it('says what was changed', () => {
    const after = { ...expense, amount: '13.00', categoryName: 'Travel', note: 'for two' };
    expect(told('expense.updated', { expense: after, before: expense, after })).toMatchObject({
      text: 'You changed the expense “Lunch”',
      detail:
        'Changed the amount from $12.50 to $13.00 and the category from Food to Travel, and added the note “for two”',
    });
  });

  it('tells of the trash, and which expense it was', () => {
    expect(told('expense.deleted', { expense })).toEqual({
      icon: 'trash',
      text: 'You moved the expense “Lunch” to the trash',
      detail: expect.stringMatching(/^\$12\.50 · Food · .*2026/),
    });
    expect(told('expense.restored', { expense }).text).toBe('You restored the expense “Lunch”');
  });

  it.each([
    'expense.updated',
    'expense.deleted',
    'expense.restored',
    'filter.saved',
    'filter.updated',
    'filter.deleted',
  ])('tells %s without needing its data', (type) => {
    for (const data of [{}, { expense: null, before: 'x', after: 7 }]) {
      const { text, icon } = told(type, data);
      expect(text).toMatch(/^You .+/);
      expect(icon).not.toBe('info-circle');
    }
  });
});
