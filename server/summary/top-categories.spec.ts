import { describe, expect, it } from '@jest/globals';
import { topCategories } from './top-categories.js';

const category = (name: string, minor: number, previousMinor = 0) => ({
  name,
  color: '#112233',
  minor: BigInt(minor),
  previousMinor: BigInt(previousMinor),
});
const namesOf = (categories: { name: string }[]) => categories.map(({ name }) => name).join(' ');

describe('the largest categories', () => {
  it('come first, then those of the month before, then by name', () => {
    const sorted = topCategories([
      category('refund', -5, 90),
      category('b', 0, 7),
      category('a', 0, 7),
      category('z', 0, 8),
      category('most', 3),
    ]);
    expect(namesOf(sorted)).toBe('most z a b refund');
  });

  it('are eight or nine, and others that make up the rest', () => {
    const all = [...'abcdefghij'].map((name, index) => category(name, 100 - index, index));
    const top = topCategories(all);
    expect(namesOf(top)).toBe('a b c d e f g h 2 other categories');
    expect(top.at(-1)).toMatchObject({ minor: 92n + 91n, previousMinor: 8n + 9n });
    expect(topCategories(all.slice(0, 9))).toEqual(all.slice(0, 9));
  });
});
