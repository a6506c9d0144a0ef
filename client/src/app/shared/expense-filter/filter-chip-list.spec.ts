import type { ExpenseFilter } from '../../api/types';
import { aCategory } from '../../../testing/factories';
import { cleanFilter } from './expense-filter';
import { type ChipContext, filterChips } from './filter-chip-list';

const FOOD = '0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f';
const GONE = '0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e50';
const context: ChipContext = {
  today: '2026-11-24',
  currency: 'USD',
  categories: [aCategory({ id: FOOD, name: 'Food', color: '#d9822b' })],
  locale: 'en-US',
};
const texts = (filter: ExpenseFilter, other: Partial<ChipContext> = {}) =>
  filterChips(filter, { ...context, ...other }).map(({ text }) => text.replace(/\s/g, ' '));

describe('the chips of a filter', () => {
  it('are none without a filter', () => expect(texts({ period: 'all' })).toEqual([]));

  it.each<[string, ExpenseFilter]>([
    ['November', { period: 'current-month' }],
    ['October', { period: 'previous-month' }],
    ['2026', { period: 'current-year' }],
    ['Nov 1 – 9, 2026', { period: 'custom', from: '2026-11-01', to: '2026-11-09' }],
    ['Since Nov 1, 2026', { period: 'custom', from: '2026-11-01' }],
    ['“50% off”', { q: '50% off' }],
    ['$10.00 to $50.00', { minAmount: '10.00', maxAmount: '50.00' }],
    ['At least $10.00', { minAmount: '10.00' }],
    ['At most -$5.00', { maxAmount: '-5.00' }],
    ['With receipt', { hasReceipt: true }],
    ['Without receipt', { hasReceipt: false }],
    ['Food', { categoryId: [FOOD] }],
    ['Deleted category', { categoryId: [GONE] }],
  ])('say %s', (text, filter) => expect(texts(filter)).toEqual([text]));

  it('do not call a category deleted before the categories are known', () => {
    expect(texts({ categoryId: [FOOD] }, { categories: undefined })).toEqual(['…']);
  });

  it('each take their rule away, and no other', () => {
    const filter = cleanFilter({
      period: 'custom',
      from: '2026-11-01',
      categoryId: [FOOD, GONE],
      q: 'tea',
      minAmount: '1',
      hasReceipt: true,
    });
    const chips = filterChips(filter, context);
    expect(chips).toHaveLength(6);
    for (const chip of chips) {
      const rest = cleanFilter({ ...filter, ...chip.without });
      expect(filterChips(rest, context).map(({ key }) => key)).toEqual(
        chips.map(({ key }) => key).filter((key) => key !== chip.key),
      );
    }
  });
});
