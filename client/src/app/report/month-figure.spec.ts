import { plainLooks } from '../../testing/chart-looks';
import type { ChartFigure } from '../shared/chart/chart-figure';
import { monthFigure } from './month-figure';
import type { MonthStacks } from './month-stacks';

const stacks: MonthStacks = {
  currency: 'USD',
  months: ['2026-10', '2026-11'],
  totals: ['12.50', '-3.00'],
  counts: [1, 2],
  isChosen: [false, true],
  series: [
    { name: 'Food <b>', color: '#d9822b', amounts: ['12.50', '0.00'] },
    { name: '3 others', color: null, amounts: ['0.00', '-3.00'] },
  ],
};
interface Trace {
  name: string;
  y: (number | null)[];
  customdata: string[][];
  marker: { color: string; opacity: number[] };
}
const traces = ({ data }: ChartFigure) => data as Trace[];
const draw = (usual: string | null = null) => monthFigure(stacks, usual, plainLooks, false);

describe('the bars of months', () => {
  it('have a part for each category, and none where it has nothing', () => {
    expect(traces(draw()).map(({ y }) => y)).toEqual([
      [12.5, null],
      [null, -3],
    ]);
  });

  it('fade what the filter does not let through', () => {
    expect(traces(draw())[0]?.marker.opacity).toEqual([0.3, 1]);
  });

  it('take names for names, and others for grey', () => {
    expect(traces(draw()).map(({ name, marker }) => [name, marker.color])).toEqual([
      ['Food &lt;b&gt;', '#d9822b'],
      ['3 others', plainLooks.muted],
    ]);
  });

  it('say each amount and the whole of its month', () => {
    expect(traces(draw())[1]?.customdata[1]?.slice(1)).toEqual(['-$3.00', '-$3.00']);
  });

  it('have a line where a month usually ends, once that is known', () => {
    const lines = (figure: ChartFigure) => (figure.layout as { shapes: { y0: number }[] }).shapes.map(({ y0 }) => y0);
    expect(lines(draw())).toEqual([]);
    expect(lines(draw('40.00'))).toEqual([40]);
  });
});
