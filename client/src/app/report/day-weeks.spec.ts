import { dayWeeks, weekStart } from './day-weeks';

const range = { from: '2026-11-03', to: '2026-11-24' };
const day = (date: string, amount: string) => ({ date, amount, count: 1 });
const days = (items: ReturnType<typeof day>[], period = {}) =>
  dayWeeks({ items }, range, period, 1)
    .flat()
    .filter((one) => one !== null);

describe('days by weeks', () => {
  it('are whole weeks, with nothing outside of their range', () => {
    const weeks = dayWeeks({ items: [] }, range, {}, 1);
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7]);
    expect(weeks[0]?.map((one) => one?.date)).toEqual([
      undefined,
      ...['03', '04', '05', '06', '07', '08'].map((number) => `2026-11-${number}`),
    ]);
    expect(days([])).toHaveLength(22);
  });

  it('begin where weeks begin', () => {
    expect(weekStart('2026-11-24', 1)).toBe('2026-11-23');
    expect(weekStart('2026-11-24', 0)).toBe('2026-11-22');
    expect(weekStart('2026-11-22', 0)).toBe('2026-11-22');
  });

  it('are darker the more was spent, a quarter of them each', () => {
    const spent = days([
      day('2026-11-03', '1.00'),
      day('2026-11-04', '2.00'),
      day('2026-11-05', '3.00'),
      day('2026-11-06', '4000.00'),
    ]);
    expect(spent.slice(0, 5).map(({ level }) => level)).toEqual([1, 1, 2, 3, 0]);
  });

  it('tell a day that gave money back from one without expenses', () => {
    const [back, none] = days([day('2026-11-03', '-5.00')]);
    expect([back?.isRefund, back?.level, back?.amount]).toEqual([true, 0, '-5.00']);
    expect([none?.isRefund, none?.level, none?.amount]).toEqual([false, 0, null]);
  });

  it('mark those of the period', () => {
    const chosen = days([], { from: '2026-11-04', to: '2026-11-05' }).filter(({ isChosen }) => isChosen);
    expect(chosen.map(({ date }) => date)).toEqual(['2026-11-04', '2026-11-05']);
  });
});
