import { describe, expect, it } from '@jest/globals';
import type { CategorySnapshot } from './category.events.js';
import { checkParent } from './check-parent.js';

const aCategory = (id: string, more: Partial<CategorySnapshot> = {}): CategorySnapshot => ({
  id,
  name: id,
  color: '#1c7ed6',
  icon: 'tag',
  parentId: null,
  isArchived: false,
  ...more,
});
const categories = [
  aCategory('top'),
  aCategory('with child'),
  aCategory('child', { parentId: 'with child' }),
  aCategory('put away', { isArchived: true }),
];

describe('a category may stand', () => {
  it.each([
    [null, 'top'],
    ['top', 'with child'],
    ['child', 'top'],
    ['put away', 'top'],
  ])('%j below %s', (id, parentId) => {
    expect(checkParent(categories, id, parentId)).toBeNull();
  });
});

describe('a category may not stand', () => {
  it.each([
    ['top', 'unknown', 'is not a category of this ledger'],
    ['top', 'top', 'must be another category'],
    ['top', 'child', 'must be a top category'],
    ['top', 'put away', 'is put away'],
    ['with child', 'top', 'other categories stand below'],
  ])('%s below %s', (id, parentId, reason) => {
    expect(checkParent(categories, id, parentId)).toContain(reason);
  });
});
