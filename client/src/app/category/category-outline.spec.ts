import { aCategory } from '../../testing/factories';
import { categoryOutline } from './category-outline';

const ITEMS = [
  aCategory({ id: 'food', name: 'Food', expenseCount: 3 }),
  aCategory({ id: 'out', parentId: 'food', expenseCount: 5 }),
  aCategory({ id: 'snacks', parentId: 'food', expenseCount: 7, isArchived: true }),
  aCategory({ id: 'pets', expenseCount: 2, isArchived: true }),
  aCategory({ id: 'rent' }),
];

describe('the list of categories', () => {
  const { groups, archived } = categoryOutline(ITEMS);

  it('has each category with those below it, without what is put away', () => {
    expect(groups.map(({ category }) => category.id)).toEqual(['food', 'rent']);
    expect(groups[0]?.children.map(({ category }) => category.id)).toEqual(['out']);
  });

  it('counts what the filter by a category shows: all below it, put away or not', () => {
    expect(groups.map(({ total }) => total)).toEqual([15, 0]);
    expect(groups[0]?.children[0]?.total).toBe(5);
  });

  it('has those put away apart, and says where they belong', () => {
    expect(archived.map(({ category, total, parentName }) => [category.id, total, parentName])).toEqual([
      ['snacks', 7, 'Food'],
      ['pets', 2, null],
    ]);
  });
});
