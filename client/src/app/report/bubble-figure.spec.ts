import { plainLooks } from '../../testing/chart-looks';
import { aBubble, aCategory } from '../../testing/factories';
import { amountRange, amountTicks, bubbleFigure } from './bubble-figure';

interface Trace {
  name: string;
  x: string[];
  y: number[];
  text: string[];
  customdata: string[][];
  marker: { color: string; size: number[]; symbol: string[]; line: { width: number[] } };
}

interface Layout {
  annotations: { text: string }[];
  xaxis: { type: string; categoryorder: string; categoryarray: string[]; ticktext: string[] };
  yaxis: { type: string; range: [number, number]; ticktext: string[] };
}

const categories = [aCategory(), aCategory({ id: 'rent', name: 'Housing', color: '#0b8a7c' })];
const draw = (bubbles = [aBubble()], currency = 'USD', own = categories) => {
  const { data, layout } = bubbleFigure(bubbles, own, currency, plainLooks, false);
  return { traces: data as Trace[], layout: layout as Layout };
};
const spending = (...amounts: string[]) =>
  draw(amounts.map((amount, index) => aBubble({ expenseId: `e${index}`, amount })));

describe('the bubble chart', () => {
  it('has a trace for each category, in its colour', () => {
    expect(draw().traces.map(({ name, marker }) => [name, marker.color])).toEqual([
      ['Food', '#d9822b'],
      ['Housing', '#0b8a7c'],
    ]);
  });

  it('stands a bubble in its category and at its true amount', () => {
    const { traces, layout } = draw([aBubble(), aBubble({ expenseId: 'e2', categoryId: 'rent', amount: '900.00' })]);
    expect(traces.map(({ x, y }) => [x, y])).toEqual([
      [['Food'], [12.5]],
      [['Housing'], [900]],
    ]);
    expect(layout.yaxis.type).toBe('log');
    expect(layout.xaxis).toMatchObject({
      type: 'category',
      categoryorder: 'array',
      categoryarray: ['Food', 'Housing'],
    });
  });

  it('draws a larger amount larger, hides no small one and lets no large one cover the neighbours', () => {
    const [large = 0, middle = 0, tiny = 0] = spending('1000000.00', '5000.00', '0.01').traces[0]?.marker.size ?? [];
    expect(large).toBeLessThan(60);
    expect(middle).toBeLessThan(large);
    expect(tiny).toBeLessThan(middle);
    expect(tiny).toBeGreaterThan(5);
  });

  it('says title, date and amount, and takes no markup from what people typed', () => {
    const { traces, layout } = draw([aBubble({ title: '<b>Lunch</b>' })], 'USD', [aCategory({ name: '<i>Food' })]);
    expect(traces[0]?.text).toEqual(['&lt;b&gt;Lunch&lt;/b&gt;']);
    expect(traces[0]?.customdata).toEqual([['Nov 23, 2026', '$12.50']]);
    expect(layout.xaxis.ticktext).toEqual(['&lt;i&gt;Food']);
  });

  it('shows money that came back as a hollow bubble at its size, and says so', () => {
    const { traces, layout } = spending('-42.00', '5.00');
    expect(traces[0]?.y).toEqual([5, 42]);
    expect(traces[0]?.marker.symbol).toEqual(['circle', 'circle-open']);
    expect(traces[0]?.marker.line.width[1]).toBeGreaterThan(1);
    expect(traces[0]?.customdata[1]?.[1]).toBe('-$42.00 (money back)');
    expect(layout.annotations.map(({ text }) => text)).toEqual(['Hollow: money back']);
    expect(spending('5.00').layout.annotations).toEqual([]);
  });

  it.each([
    { amounts: ['4.50'], currency: 'USD', labels: ['$1', '$2', '$5', '$10', '$20'] },
    { amounts: ['2.00', '1800.00'], currency: 'USD', labels: ['$10', '$100', '$1,000'] },
    { amounts: ['0.01', '1.00'], currency: 'USD', labels: ['$0.01', '$0.10', '$1'] },
    { amounts: ['0.01', '999999999999.99'], currency: 'USD', labels: ['$1', '$1,000', '$1M', '$1B', '$1T'] },
    { amounts: ['1'], currency: 'JPY', labels: ['¥1', '¥2', '¥5'] },
    { amounts: ['80', '120000'], currency: 'JPY', labels: ['¥100', '¥1,000', '¥10K', '¥100K'] },
    { amounts: [], currency: 'USD', labels: ['$1', '$10', '$100', '$1,000'] },
  ])('labels $amounts in $currency by a few round amounts: $labels', ({ amounts, currency, labels }) => {
    const { yaxis } = draw(
      amounts.map((amount) => aBubble({ amount })),
      currency,
    ).layout;
    expect(yaxis.ticktext).toEqual(labels);
  });

  it('keeps every bubble away from the ends of the axis', () => {
    const [low, high] = amountRange([2, 1800]);
    expect(10 ** low).toBeLessThan(1.9);
    expect(10 ** high).toBeGreaterThan(2000);
  });

  it('never crowds the axis', () => {
    for (let span = 0; span <= 14; span += 0.25) {
      const { length } = amountTicks(amountRange([0.01, 0.01 * 10 ** span]), 'USD');
      expect(length).toBeGreaterThanOrEqual(3);
      expect(length).toBeLessThanOrEqual(8);
    }
  });
});
