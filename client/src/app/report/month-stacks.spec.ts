import type { MonthReport } from '../api/types';
import { aCategory } from '../../testing/factories';
import { monthStacks } from './month-stacks';

const categories = [
  aCategory({ id: 'food', name: 'Food' }),
  aCategory({ id: 'out', name: 'Eating out', parentId: 'food' }),
  aCategory({ id: 'rent', name: 'Housing', color: '#0b8a7c' }),
];
const month = (name: string, ...parts: [categoryId: string, amount: string][]): MonthReport['items'][number] => ({
  month: name,
  amount: (parts.reduce((sum, [, amount]) => sum + Math.round(Number(amount) * 100), 0) / 100).toFixed(2),
  count: parts.length,
  categories: parts.map(([categoryId, amount]) => ({ categoryId, amount, count: 1 })),
});
const stack = (items: MonthReport['items'], known = categories, period = {}) =>
  monthStacks({ currency: 'USD', items }, known, period, '2026-11');
const parts = (items: MonthReport['items'], known = categories) =>
  stack(items, known).series.map(({ name, amounts }) => `${name} ${amounts.at(-1)}`);

describe('months as stacks', () => {
  it('put a category together with those below it, the largest first', () => {
    const items = [month('2026-11', ['food', '8.10'], ['out', '2.20'], ['rent', '50.00'])];
    expect(parts(items)).toEqual(['Housing 50.00', 'Food 10.30']);
  });

  it('have no gap where nothing was spent, and half a year at least', () => {
    const { months, totals, counts } = stack([month('2026-09', ['food', '1.00']), month('2026-11', ['food', '2.00'])]);
    expect(months).toEqual(['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']);
    expect(totals.slice(-3)).toEqual(['1.00', '0.00', '2.00']);
    expect(counts.slice(-3)).toEqual([1, 0, 1]);
  });

  it('let refunds make a month negative', () => {
    const { totals, series } = stack([month('2026-11', ['food', '-8.00'], ['rent', '5.00'])]);
    expect(totals.at(-1)).toBe('-3.00');
    expect(series.map(({ amounts }) => amounts.at(-1))).toEqual(['-8.00', '5.00']);
  });

  it('put what is too much to be told apart together, to the cent', () => {
    const many = Array.from({ length: 200 }, (_, index) => aCategory({ id: `c${index}`, name: `C${index}` }));
    const { series, totals } = stack(
      [month('2026-11', ...many.map(({ id }, index): [string, string] => [id, `${200 - index}.01`]))],
      many,
    );
    expect(series).toHaveLength(8);
    expect(series.at(-1)?.name).toBe('193 others');
    const sum = series.reduce((cents, { amounts }) => cents + BigInt((amounts.at(-1) ?? '').replace('.', '')), 0n);
    expect(sum).toBe(BigInt((totals.at(-1) ?? '').replace('.', '')));
  });

  it('mark the months of the period, and all without one', () => {
    const items = [month('2026-08', ['food', '1.00']), month('2026-11', ['food', '2.00'])];
    expect(stack(items, categories, { from: '2026-10-31', to: '2026-11-01' }).isChosen.slice(-3)).toEqual([
      false,
      true,
      true,
    ]);
    expect(stack(items).isChosen.every(Boolean)).toBe(true);
  });

  it('keep what belongs to a category that is not known yet', () => {
    expect(parts([month('2026-11', ['gone', '4.00'])], [])).toEqual(['Unknown 4.00']);
  });
});
