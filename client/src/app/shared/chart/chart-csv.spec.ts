import { chartCsv } from './chart-csv';
import { type ChartCell, type ChartColumn, cellInWords } from './chart-rows';

const columns: ChartColumn[] = [
  { label: 'Category', kind: 'text' },
  { label: 'Amount', kind: 'money' },
  { label: 'Expenses', kind: 'count' },
];
const lines = (...rows: ChartCell[][]) => chartCsv({ currency: 'USD', columns, rows }).split('\r\n').slice(1, -1);

describe('the CSV file of a chart', () => {
  it('has a line of headings, and ends each line', () => {
    expect(chartCsv({ currency: 'USD', columns, rows: [] })).toBe('Category,Amount,Expenses\r\n');
  });

  it('keeps amounts to the cent, and those of money back as numbers', () => {
    expect(lines(['Food', '99999999999.99', 3], ['Travel', '-12.50', 1])).toEqual([
      'Food,99999999999.99,3',
      'Travel,-12.50,1',
    ]);
  });

  it('quotes commas, quotes and line ends', () => {
    expect(lines(['Bread, "dark"', '1.00', null])).toEqual(['"Bread, ""dark""",1.00,']);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])('makes no formula of %j', (name) => {
    expect(lines([name, '1.00', 1])[0]).toBe(`'${name},1.00,1`);
  });
});

describe('a cell of a chart’s table', () => {
  it.each<[ChartCell, ChartColumn['kind'], string]>([
    ['1234.50', 'money', '$1,234.50'],
    ['-3.00', 'money', '-$3.00'],
    [12345, 'count', '12,345'],
    ['2026-11-23', 'date', 'Nov 23, 2026'],
    ['2026-11', 'month', 'Nov 2026'],
    ['<b>', 'text', '<b>'],
    [null, 'money', ''],
  ])('shows %p as %s', (cell, kind, words) => expect(cellInWords(cell, kind, 'USD', 'en-US')).toBe(words));
});
