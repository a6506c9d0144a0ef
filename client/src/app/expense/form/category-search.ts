import type { Category } from '../../api/types';
import { toTree } from '../../shared/category/category-tree';
import { foldText } from '../../shared/fold-text';

export interface CategoryRow {
  category: Category;
  depth: 0 | 1;
  /** The name of the category above it, where that is not in the list. */
  above: string | null;
}

/**
 * The categories whose name, or whose parent's, holds what was typed: all without it. Those put away are offered to nobody
 * but the expense that has one.
 */
export function searchCategories(categories: readonly Category[], typed: string, chosenId: string): CategoryRow[] {
  const wanted = foldText(typed.trim());
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? undefined : names.get(id));
  const isOffered = ({ id, isArchived }: Category) => !isArchived || id === chosenId;
  const isWanted = ({ id, parentId }: Category) =>
    [nameOf(id), nameOf(parentId)].some((name) => name !== undefined && foldText(name).includes(wanted));
  const found = categories.filter((category) => isOffered(category) && isWanted(category));
  return toTree(found).map(({ category, depth }) => ({
    category,
    depth,
    above: depth === 0 ? (nameOf(category.parentId) ?? null) : null,
  }));
}

/** Which of `rows` was most likely meant: the one called so, then one that begins so, then one with a word that does. */
export function likeliest(rows: readonly CategoryRow[], typed: string): number {
  const wanted = foldText(typed.trim());
  const tests: ((name: string) => boolean)[] = [
    (name) => name === wanted,
    (name) => name.startsWith(wanted),
    (name) => name.split(/\P{L}+/u).some((word) => word.startsWith(wanted)),
    (name) => name.includes(wanted),
  ];
  for (const test of tests) {
    const index = rows.findIndex(({ category }) => test(foldText(category.name)));
    if (index >= 0) return index;
  }
  return 0;
}
