import { describe, expect, it } from '@jest/globals';
import type { CategoryLabel } from '../category/category.dto.js';
import type { Use } from './category-decision.js';
import { recallNearTitles } from './near-titles.js';
import { recallPayee } from './payee-memory.js';

const label = (name: string): CategoryLabel => ({ id: name, name, color: '#1c7ed6', icon: 'tag' });

/** "TMM": the newest was T. A dot is an archived category. */
const uses = (initials: string, title = 'Netflix'): Use[] =>
  [...initials].map((initial) => ({
    titleKey: title.toLowerCase(),
    title,
    category: initial === '.' ? null : label(initial),
  }));

describe('what the same title was for', () => {
  it.each([
    ['M', 'M', 'Your last at Netflix'],
    ['MM', 'M', 'Your last 2 at Netflix'],
    ['MMMMM', 'M', 'Your last 5 at Netflix'],
    ['MMTMM', 'M', '4 of your last 5 at Netflix'],
    ['TMMMM', 'M', '4 of your last 5 at Netflix'],
    ['TMM', 'M', '2 of your last 3 at Netflix'],
    ['TM', 'T', 'Your last at Netflix'],
    ['TTMMM', 'T', 'Your last 2 at Netflix'],
    ['TTTMM', 'T', '3 of your last 5 at Netflix'],
    ['TMTMM', 'T', 'Your last at Netflix'],
    ['M.', 'M', 'Your last at Netflix'],
    ['.MM', 'M', '2 of your last 3 at Netflix'],
  ])('decides for %s, the newest first: %s', (latest, category, reason) => {
    expect(recallPayee(uses(latest))).toMatchObject({ category: label(category), source: 'payee', reason });
  });

  it.each(['', '.', '.....', 'ABCDE', 'ABCD'])('decides nothing for “%s”', (latest) => {
    expect(recallPayee(uses(latest))).toBeNull();
  });

  it('forgets what was longer ago than the last five', () => {
    expect(recallPayee(uses('MMMMMTTTTTTTT'))).toMatchObject({
      category: label('M'),
      reason: 'Your last 5 at Netflix',
    });
  });

  it('is the surer, the more there are and the less they differ', () => {
    const confidences = ['MMMMM', 'MM', 'M', 'MMTMM', 'TMMMM', 'TMTMM'].map(
      (latest) => recallPayee(uses(latest))?.confidence ?? 0,
    );
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    expect(new Set(confidences).size).toBe(confidences.length);
    expect(confidences.at(0)).toBeCloseTo((5 + 0.85) / 6);
    expect(confidences.at(-1)).toBeCloseTo(((8 / 15) * 5 + 0.85) / 6);
  });
});

describe('what nearly the same title was for', () => {
  it.each([
    ['another number', "trader joe's #552", 'TRADER JOE’S #123'],
    ['no number', "trader joe's #552", 'Trader Joes'],
    ['a typing error', 'starbuks', 'Starbucks'],
    ['another script', 'кофе хаус 12', 'кофе хаус'],
  ])('counts with %s', (_, titleKey, title) => {
    expect(recallNearTitles(titleKey, uses('GG', title))).toMatchObject({
      category: label('G'),
      source: 'near',
      reason: `Your last 2 like “${title}”`,
    });
  });

  it('speaks of one expense as of one', () => {
    expect(recallNearTitles('shell 2', uses('G', 'Shell 1'))?.reason).toBe('Your last one like “Shell 1”');
  });

  it.each([
    ['another payee', 'amazon', 'Amazon Video'],
    ['nothing but numbers', '7-11', '7-12'],
    ['two letters', 'bp 7', 'BP 8'],
    ['a short word', 'shell', 'Shelf'],
  ])('does not count: %s', (_, titleKey, title) => {
    expect(recallNearTitles(titleKey, uses('GGGGG', title))).toBeNull();
  });

  it('is a little less sure than the same title', () => {
    const near = recallNearTitles('shell 2', uses('GG', 'Shell 1'))?.confidence ?? 0;
    expect(near).toBeLessThan(recallPayee(uses('GG'))?.confidence ?? 0);
    expect(near).toBeGreaterThan(0.9);
  });
});
