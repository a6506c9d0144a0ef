import { aCategory } from '../../../testing/factories';
import { likeliest, searchCategories } from './category-search';

const CATEGORIES = [
  aCategory({ id: 'food', name: 'Food' }),
  aCategory({ id: 'out', name: 'Eating out', parentId: 'food' }),
  aCategory({ id: 'cafe', name: 'Cafés', parentId: 'food' }),
  aCategory({ id: 'seafood', name: 'Seafood' }),
  aCategory({ id: 'old', name: 'Old hobby', isArchived: true }),
];

const found = (typed: string, chosen = '') =>
  searchCategories(CATEGORIES, typed, chosen).map(({ category, depth, above }) =>
    [depth, category.id, above ?? ''].join(' ').trim(),
  );
const meant = (typed: string) => {
  const rows = searchCategories(CATEGORIES, typed, '');
  return rows[likeliest(rows, typed)]?.category.id;
};

describe('searching a category', () => {
  it('shows all of them, those below another one after it', () => {
    expect(found('')).toEqual(['0 food', '1 out', '1 cafe', '0 seafood']);
  });

  it('finds any part of a name without regard to case and accents', () => {
    expect(found('CAFE')).toEqual(['0 cafe Food']);
    expect(found('out')).toEqual(['0 out Food']);
    expect(found('zoo')).toEqual([]);
  });

  it('shows with a category what stands below it', () => {
    expect(found('foo')).toEqual(['0 food', '1 out', '1 cafe', '0 seafood']);
  });

  it('offers what was put away only to the expense that has it', () => {
    expect(found('old')).toEqual([]);
    expect(found('old', 'old')).toEqual(['0 old']);
  });

  it('takes what was most likely meant', () => {
    expect(meant('food')).toBe('food');
    expect(meant('sea')).toBe('seafood');
    expect(meant('out')).toBe('out');
    expect(meant('ood')).toBe('food');
    expect(meant('zoo')).toBeUndefined();
  });
});
