import { plainLooks } from '../../../testing/chart-looks';
import { moneyAxis, niceTicks } from './money-axis';

const axis = (...amounts: number[]) =>
  moneyAxis(amounts, 'USD', plainLooks) as { range: [number, number]; tickvals: number[]; ticktext: string[] };

describe('the axis of amounts', () => {
  it.each([
    [0, 100, [0, 20, 40, 60, 80, 100]],
    [0, 1234, [0, 250, 500, 750, 1000]],
    [-30, 100, [0, 50, 100]],
    [0, 0.3, [0, 0.1, 0.2, 0.3]],
    [5, 5, [5]],
  ])('from %d to %d has round numbers', (low, high, ticks) => expect(niceTicks(low, high)).toEqual(ticks));

  it('begins at zero and has room above', () => {
    expect(axis(50, 1000).range).toEqual([0, 1060]);
    expect(axis(50, 1000).ticktext.at(-1)).toBe('$1,000');
  });

  it('goes below zero when money came back', () => {
    const { range, tickvals } = axis(-200, 800);
    expect(range[0]).toBeLessThan(-200);
    expect(tickvals).toContain(-200);
  });

  it('stands without any amount, and with nothing but money back', () => {
    expect(axis().range).toEqual([0, 0.06]);
    expect(axis(-10).range[1]).toBeGreaterThan(0);
  });

  it('names cents where there are only cents', () => expect(axis(0.5).ticktext).toContain('$0.50'));
});
