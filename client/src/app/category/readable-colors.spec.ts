import { READABLE_COLORS, hardToSeeOn, leastUsedColor } from './readable-colors';

describe('the colours to choose from', () => {
  it.each(READABLE_COLORS)('$name can be seen on every page', ({ color }) => {
    expect(hardToSeeOn(color)).toBeNull();
  });

  it('are each there once', () => {
    expect(new Set(READABLE_COLORS.map(({ color }) => color)).size).toBe(READABLE_COLORS.length);
    expect(new Set(READABLE_COLORS.map(({ name }) => name)).size).toBe(READABLE_COLORS.length);
  });
});

it.each([
  ['#ffe066', 'light'],
  ['#ffffff', 'light'],
  ['#000000', 'dark'],
  ['#1a237e', 'dark'],
  ['#748094', null],
])('%s is hard to see on the %s page', (color, where) => {
  expect(hardToSeeOn(color)).toBe(where);
});

describe('the colour for one more category', () => {
  it('is one that the others have not', () => {
    const [first, second, third] = READABLE_COLORS.map(({ color }) => color);
    expect(leastUsedColor([])).toBe(first);
    expect(leastUsedColor([first ?? '', third ?? ''])).toBe(second);
  });

  it('is the least used when all are taken', () => {
    const all = READABLE_COLORS.map(({ color }) => color);
    expect(leastUsedColor([...all, ...all.slice(0, 4)])).toBe(all[4]);
  });
});
