import { aCategory } from '../../testing/factories';
import { arranged, movedAmong } from './category-order';

const top = (id: string) => aCategory({ id });
const below = (parentId: string, id: string) => aCategory({ id, parentId });
const ITEMS = [top('a'), below('a', 'a1'), below('a', 'a2'), top('b'), top('hidden'), top('c'), below('c', 'c1')];
const TOP = ['a', 'b', 'c'];

describe('a category that moves', () => {
  it('takes those below it along', () => {
    expect(movedAmong(ITEMS, TOP, 'a', 1)).toEqual(['b', 'hidden', 'a', 'a1', 'a2', 'c', 'c1']);
    expect(movedAmong(ITEMS, TOP, 'c', 0)).toEqual(['c', 'c1', 'a', 'a1', 'a2', 'b', 'hidden']);
  });

  it('comes after everything below the last one at the end', () => {
    expect(movedAmong(ITEMS, TOP, 'b', 2)).toEqual(['a', 'a1', 'a2', 'hidden', 'c', 'c1', 'b']);
  });

  it('moves among those below the same one', () => {
    expect(movedAmong(ITEMS, ['a1', 'a2'], 'a1', 1)).toEqual(['a', 'a2', 'a1', 'b', 'hidden', 'c', 'c1']);
    expect(movedAmong(ITEMS, ['a1', 'a2'], 'a2', 0)).toEqual(['a', 'a2', 'a1', 'b', 'hidden', 'c', 'c1']);
  });

  it('always leaves every category in the order, once', () => {
    for (const id of TOP) {
      for (const index of [0, 1, 2]) {
        expect(movedAmong(ITEMS, TOP, id, index).toSorted()).toEqual(ITEMS.map((item) => item.id).toSorted());
      }
    }
  });

  it('stays where it is when it moves to its own place', () => {
    expect(movedAmong(ITEMS, TOP, 'a', 0)).toEqual(ITEMS.map(({ id }) => id));
    expect(movedAmong(ITEMS, TOP, 'c', 2)).toEqual(ITEMS.map(({ id }) => id));
  });
});

describe('an order that is older than the categories', () => {
  it('puts those it does not know last, and forgets those that are gone', () => {
    expect(arranged(ITEMS, ['c', 'gone', 'b', 'a']).map(({ id }) => id)).toEqual([
      'c',
      'c1',
      'b',
      'a',
      'a1',
      'a2',
      'hidden',
    ]);
  });
});
