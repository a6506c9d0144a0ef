import { aBubble } from '../../testing/factories';
import { fewerBubbles } from './fewer-bubbles';

const report = {
  currency: 'USD',
  total: 7,
  items: [
    aBubble({ expenseId: 'a', categoryId: 'food', amount: '5.10' }),
    aBubble({ expenseId: 'b', categoryId: 'rent', amount: '900.00' }),
    aBubble({ expenseId: 'c', categoryId: 'food', amount: '-40.00' }),
    aBubble({ expenseId: 'd', categoryId: 'fun', amount: '0.05' }),
  ],
  smaller: [{ categoryId: 'food', amount: '0.20', count: 3 }],
};

describe('fewer bubbles', () => {
  it('are the largest, whether spent or refunded, in their order', () => {
    expect(fewerBubbles(report, 2).items.map(({ expenseId }) => expenseId)).toEqual(['b', 'c']);
  });

  it('count what goes among the smaller ones of its category, to the cent', () => {
    expect(fewerBubbles(report, 2).smaller).toEqual([
      { categoryId: 'food', amount: '5.30', count: 4 },
      { categoryId: 'fun', amount: '0.05', count: 1 },
    ]);
  });

  it('are the same where there are few', () => {
    expect(fewerBubbles(report, 4)).toBe(report);
  });
});
