import { aCategory } from '../../../testing/factories';
import { toTree } from './category-tree';

const top = (id: string) => aCategory({ id, parentId: null });
const below = (parentId: string, id: string) => aCategory({ id, parentId });
const outline = (items: Parameters<typeof toTree>[0]) =>
  toTree(items).map(({ category, depth }) => `${depth} ${category.id}`);

describe('the tree of categories', () => {
  it('puts those below a category right after it, each in its order', () => {
    const items = [below('food', 'snacks'), top('travel'), top('food'), below('travel', 'hotel'), below('food', 'out')];
    expect(outline(items)).toEqual(['0 travel', '1 hotel', '0 food', '1 snacks', '1 out']);
  });

  it('knows who stands below a category', () => {
    const [food, snacks] = toTree([top('food'), below('food', 'snacks')]);
    expect(food?.children.map(({ id }) => id)).toEqual(['snacks']);
    expect(snacks?.children).toEqual([]);
  });

  it('keeps a category whose parent is not there, at the top and in its place', () => {
    expect(outline([top('a'), below('put-away', 'b'), top('c')])).toEqual(['0 a', '0 b', '0 c']);
  });

  it('loses nobody, not even one that names itself as its parent', () => {
    expect(outline([below('a', 'a')])).toEqual(['0 a']);
  });

  it('is empty without categories', () => {
    expect(toTree([])).toEqual([]);
  });
});
