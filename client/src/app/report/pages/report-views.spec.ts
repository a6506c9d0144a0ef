import fc from 'fast-check';
import type { MonthReport, YearReport } from '../../api/types';
import { fromMinor, sumMinor, toMinor } from '../../shared/amount-sum';
import { plainLooks } from '../../../testing/chart-looks';
import { aCategory } from '../../../testing/factories';
import { categoryView } from './category-view';
import { gridRows } from './grid-rows';
import { monthView } from './month-view';
import type { GridRow, ReportView } from './report-grid-model';
import { MOST_YEARS, yearView } from './year-view';

const categories = [
  aCategory(),
  aCategory({ id: 'tea', name: 'Tea', parentId: 'food', color: '#123456' }),
  aCategory({ id: 'rent', name: 'Rent', color: '#0b8a7c' }),
];
const context = { categories, currency: 'USD', decimals: 2, today: '2026-03-10', looks: plainLooks, isNarrow: false };
const rules = { period: 'all' as const };

/** What was spent in a month or year, by category. */
type Spent = Record<string, string>;

const amounts = (spent: Spent) => {
  const entries = Object.entries(spent).map(([categoryId, amount]) => ({ categoryId, amount, count: 1 }));
  return {
    amount: fromMinor(sumMinor(entries.map(({ amount }) => toMinor(amount))), 2),
    count: entries.length,
    categories: entries,
  };
};
const months = (spent: Record<string, Spent>): MonthReport => ({
  currency: 'USD',
  items: Object.entries(spent).map(([month, of]) => ({ month, ...amounts(of) })),
});
const years = (spent: Record<string, Spent>): YearReport => ({
  currency: 'USD',
  items: Object.entries(spent).map(([year, of]) => ({ year: Number(year), ...amounts(of) })),
});

/** A row as its file has it. */
function line({ grid }: ReportView, row: (rows: GridRow[]) => GridRow | undefined): unknown[] {
  const { rows } = gridRows(grid, 'USD');
  return [...(rows[[...grid.rows, grid.foot].indexOf(row([...grid.rows, grid.foot]) as GridRow)] ?? [])];
}
const ofKey = (key: string) => (rows: GridRow[]) => rows.find(({ id }) => id === key);
const foot = (rows: GridRow[]) => rows.at(-1);

describe('month by month', () => {
  const report = months({
    '2025-02': { food: '10.00' },
    '2025-12': { rent: '50.00' },
    '2026-01': { food: '20.00', tea: '5.00', rent: '100.00' },
    '2026-03': { rent: '-30.00' },
  });
  const view = monthView(report, { year: 2026, firstYear: 2025, rules }, context);

  it('has each month until this one, with the parent of what is below it', () => {
    expect(view.grid.columns.map(({ label }) => label).slice(3)).toEqual(['Rent', 'Food']);
    expect(view.grid.rows.map(({ id, note }) => [id, note])).toEqual([
      ['2026-01', undefined],
      ['2026-02', undefined],
      ['2026-03', 'so far'],
    ]);
    expect(line(view, ofKey('2026-01'))).toEqual(['2026-01', '125.00', '75.00', 150, null, null, '100.00', '25.00']);
  });

  it('compares with the month before and a year before, unless that was before all records', () => {
    expect(line(view, ofKey('2026-02')).slice(1, 6)).toEqual(['0.00', '-125.00', -100, '-10.00', -100]);
    const older = monthView(report, { year: 2026, firstYear: 2020, rules }, context);
    expect(line(older, ofKey('2026-01')).slice(4, 6)).toEqual(['125.00', null]);
  });

  it('adds all up', () =>
    expect(line(view, foot)).toEqual(['Total', '95.00', null, null, null, null, '70.00', '25.00']));

  it('links each month to its expenses', () => {
    expect(view.grid.rows[0]?.link).toEqual({ period: 'custom', from: '2026-01-01', to: '2026-01-31' });
    expect(view.grid.rows[2]?.link).toEqual({ period: 'custom', from: '2026-03-01', to: '2026-03-10' });
  });

  it('says when a year has nothing', () => {
    expect(monthView(report, { year: 2024, firstYear: 2025, rules }, context).grid.rows).toEqual([]);
  });
});

describe('year by year', () => {
  it('fills years without expenses, the latest first', () => {
    const view = yearView(years({ 2023: { food: '1.00' }, 2025: { tea: '3.00' } }), rules, context);
    expect(view.grid.rows.map(({ id }) => id)).toEqual(['2025', '2024', '2023']);
    expect(line(view, ofKey('2025'))).toEqual(['2025', '3.00', '3.00', null, '3.00']);
    expect(line(view, ofKey('2023'))).toEqual(['2023', '1.00', null, null, '1.00']);
  });

  it('puts what is older than the latest years into one row', () => {
    const spent = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [1027 + index, { food: '1.00' }]));
    const view = yearView(years(spent), rules, context);
    expect(view.grid.rows).toHaveLength(MOST_YEARS + 1);
    expect(line(view, ofKey('rest')).slice(0, 2)).toEqual(['Before 1997', '970.00']);
    expect(line(view, foot)[1]).toBe('1000.00');
  });

  it('says when there is nothing', () => expect(yearView(years({}), rules, context).grid.rows).toEqual([]));
});

describe('categories over time', () => {
  const report = months({ '2026-01': { food: '20.00', tea: '5.00', rent: '100.00' }, '2026-03': { tea: '7.00' } });
  const show = (...shown: string[]) => categoryView(report, { shown, style: 'lines', rules }, context);

  it('shows the largest until somebody chooses', () => {
    expect(show().grid.columns.map(({ label }) => label)).toEqual(['Total', 'Rent', 'Food', 'Everything else']);
  });

  it('takes what is below a category with it, and not the other way round', () => {
    expect(line(show('food'), ofKey('2026-01'))).toEqual(['2026-01', '125.00', '25.00', '100.00']);
    expect(line(show('tea'), ofKey('2026-01'))).toEqual(['2026-01', '125.00', '5.00', '120.00']);
    expect(line(show('food', 'tea'), ofKey('2026-01'))).toEqual(['2026-01', '125.00', '20.00', '5.00', '100.00']);
  });

  it('draws a line for each, also where there was nothing', () => {
    expect(show('tea').figure.data).toEqual([expect.objectContaining({ type: 'scatter', name: 'Tea', y: [5, 0, 7] })]);
  });

  it('knows no name of a category that is gone', () => {
    expect(show('gone').grid.columns[1]?.label).toBe('Deleted category');
  });
});

it('every table adds up to the cent, whatever was spent', () => {
  const amount = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }).map((minor) => fromMinor(minor, 2));
  const spent = fc.record({ food: amount, tea: amount, rent: amount, gone: amount }, { requiredKeys: [] });
  const month = fc.integer({ min: 1, max: 3 }).map((number) => `2026-0${number}`);
  fc.assert(
    fc.property(fc.dictionary(month, spent), fc.subarray(['food', 'tea', 'rent']), (all, shown) => {
      const report = months(Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1))));
      const total = sumMinor(report.items.map((item) => toMinor(item.amount)));
      const views = [
        monthView(report, { year: 2026, firstYear: 2026, rules }, context),
        categoryView(report, { shown, style: 'bars', rules }, context),
      ];
      for (const { grid } of views.filter((view) => view.grid.rows.length > 0)) {
        const [sum, ...parts] = grid.foot.cells.map((cell) => (cell?.kind === 'money' ? toMinor(cell.amount) : 0n));
        expect(sum).toBe(total);
        expect(sumMinor(parts)).toBe(total);
      }
    }),
  );
});
