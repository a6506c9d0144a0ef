import type { Category } from '../api/types';
import { toTree } from '../shared/category/category-tree';

/**
 * The ids of all `items` with `id`, and those below it, moved among its `siblings`: to stand at `index` of them, once it
 * is taken out. `siblings` are the ids of one list as it is shown; what is hidden between them stays with its neighbours.
 */
export function movedAmong(
  items: readonly Category[],
  siblings: readonly string[],
  id: string,
  index: number,
): string[] {
  const others = siblings.filter((sibling) => sibling !== id);
  const all = toTree(items).map(({ category }) => category);
  const isMoved = (category: Category) => category.id === id || category.parentId === id;
  const moved = all.filter(isMoved).map((category) => category.id);
  const rest = all.filter((category) => !isMoved(category));
  const next = others[index];
  const parentId = all.find((category) => category.id === id)?.parentId ?? null;
  const place = next
    ? rest.findIndex((category) => category.id === next)
    : rest.findLastIndex((category) => parentId === null || [category.id, category.parentId].includes(parentId)) + 1;
  const ids = rest.map((category) => category.id);
  return [...ids.slice(0, place), ...moved, ...ids.slice(place)];
}

/** `items` in the order of `ids`; one that `ids` does not name comes last. */
export function arranged(items: readonly Category[], ids: readonly string[]): Category[] {
  const places = new Map(ids.map((id, place) => [id, place]));
  const place = ({ id }: Category) => places.get(id) ?? ids.length;
  const sorted = items.toSorted((a, b) => place(a) - place(b));
  return toTree(sorted).map(({ category }) => category);
}
