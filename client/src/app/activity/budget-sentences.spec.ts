import { anActivity } from '../../testing/factories';
import { activitySentence } from './activity-sentence';

const tell = (type: string, data: Record<string, unknown>) => activitySentence(anActivity({ type, data }));
const budget = { categoryId: 'food', categoryName: 'Food', amount: '400.00', currency: 'USD', carryOver: false };

describe('what happens to budgets', () => {
  it('names the category and the amount', () => {
    expect(tell('budget.created', { budget })).toMatchObject({
      text: 'You set the budget for “Food”',
      detail: '$400.00 a month',
    });
    const whole = { ...budget, categoryId: null, categoryName: null };
    expect(tell('budget.deleted', { budget: whole }).text).toBe('You ended the budget for everything');
  });

  it('says what is different', () => {
    expect(tell('budget.updated', { before: budget, after: { ...budget, amount: '450.00' } })).toMatchObject({
      text: 'You changed the budget for “Food”',
      detail: '$450.00 a month instead of $400.00 a month',
    });
    const moved = { ...budget, categoryId: 'groceries', categoryName: 'Groceries' };
    expect(tell('budget.updated', { before: budget, after: moved })).toMatchObject({
      text: 'You moved the budget for “Food”: it is the budget for “Groceries” now',
      detail: '',
    });
  });

  it('says how far one is used', () => {
    const data = { budget, threshold: 80, spentAmount: '330.00', availableAmount: '400.00' };
    expect(tell('budget.passed', data)).toMatchObject({
      text: 'The budget for “Food” is nearly used up',
      detail: '$330.00 of $400.00',
    });
    expect(tell('budget.passed', { ...data, threshold: 100 }).text).toBe('The budget for “Food” is overspent');
  });
});
