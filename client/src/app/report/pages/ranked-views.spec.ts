import { plainLooks } from '../../../testing/chart-looks';
import { aCategory } from '../../../testing/factories';
import type { ComparisonReport, MerchantReport } from '../../api/types';
import { comparisonView } from './comparison-view';
import { gridRows } from './grid-rows';
import { merchantView } from './merchant-view';

const tea = aCategory({ id: 'tea', name: '<b>Tea', parentId: 'food' });
const context = {
  categories: [aCategory(), tea],
  currency: 'USD',
  decimals: 2,
  today: '2026-11-24',
  looks: plainLooks,
  isNarrow: false,
};

interface Trace {
  name: string;
  x: number[];
  y: string[];
  text: string[];
}

describe('the merchants', () => {
  const report: MerchantReport = {
    currency: 'USD',
    total: 4,
    items: [
      { title: 'Rent', amount: '900.00', count: 1, lastOn: '2026-11-01' },
      { title: '=1+1', amount: '90.00', count: 3, lastOn: '2026-11-02' },
    ],
    rest: { amount: '-0.10', count: 5 },
  };
  const view = merchantView(report, { period: 'current-year', q: 'e' }, context);

  it('has a row for each title, one for all others and their sum', () => {
    expect(gridRows(view.grid, 'USD').rows).toEqual([
      ['Rent', '900.00', 1, '2026-11-01'],
      ['=1+1', '90.00', 3, '2026-11-02'],
      ['2 other titles', '-0.10', 5, null],
      ['Total', '989.90', 9, null],
    ]);
  });

  it('links a title to its expenses, within the rest of the filter', () => {
    expect(view.grid.rows[0]?.link).toEqual({ period: 'current-year', q: 'Rent' });
    expect(view.grid.rows[2]?.link).toBeUndefined();
  });

  it('draws the largest at the top', () => {
    const [trace] = view.figure.data as Trace[];
    expect(trace).toMatchObject({ x: [90, 900], text: ['=1+1', 'Rent'], y: ['1', '0'] });
  });

  it('says when there is none', () => {
    const none = { currency: 'USD', total: 0, items: [], rest: { amount: '0.00', count: 0 } };
    expect(merchantView(none, { period: 'all' }, context).grid.rows).toEqual([]);
  });
});

describe('two periods', () => {
  const report: ComparisonReport = {
    currency: 'USD',
    period: { from: '2026-11-01', to: '2026-11-24', totalAmount: '30.00', count: 3 },
    other: { from: '2026-10-01', to: '2026-10-24', totalAmount: '40.00', count: 1 },
    categories: [
      { category: tea, parentId: 'food', amount: '30.00', count: 3, otherAmount: '0.00', otherCount: 0 },
      { category: aCategory(), parentId: null, amount: '0.00', count: 0, otherAmount: '40.00', otherCount: 1 },
    ],
  };
  const question = {
    period: { from: '2026-11-01', to: '2026-11-24' },
    other: { from: '2026-10-01', to: '2026-10-24' },
    rules: { period: 'all' as const },
  };
  const view = comparisonView(report, question, context);

  it('stand beside each other, with the difference', () => {
    expect(gridRows(view.grid, 'USD').rows).toEqual([
      ['<b>Tea', '30.00', '0.00', '30.00', null, 3, 0],
      ['Food', '0.00', '40.00', '-40.00', -100, 0, 1],
      ['Total', '30.00', '40.00', '-10.00', -25, 3, 1],
    ]);
    expect(view.grid.rows.map(({ note }) => note)).toEqual(['Food', undefined]);
    expect(view.note).toBe('-$10.00, 25% less');
  });

  it('take no markup from what people typed', () => {
    expect((view.figure.data as Trace[])[0]?.text).toEqual(['Food', '&lt;b&gt;Tea']);
  });
});
