import type { Category } from '../../api/types';
import { toTree } from '../category/category-tree';
import { foldText } from '../fold-text';

export interface CategoryOption {
  category: Category;
  depth: 0 | 1;
  isChosen: boolean;
  /** By the category above it, which is chosen. */
  isIncluded: boolean;
}

/**
 * The categories whose name, or whose parent's, holds what was `typed`: those that begin with it first, and those put
 * away last.
 */
export function categoryOptions(
  categories: readonly Category[],
  chosen: readonly string[],
  typed: string,
): CategoryOption[] {
  const wanted = foldText(typed.trim());
  const names = new Map(categories.map(({ id, name }) => [id, foldText(name.trim())]));
  const isWanted = ({ id, parentId }: Category) =>
    [names.get(id), parentId && names.get(parentId)].some((name) => !!name && name.includes(wanted));
  const rank = ({ id, isArchived }: Category) => (isArchived ? 2 : Number(!names.get(id)?.startsWith(wanted)));
  const found = categories.filter(isWanted).sort((one, other) => rank(one) - rank(other));
  return toTree(found).map(({ category, depth }) => ({
    category,
    depth,
    isChosen: chosen.includes(category.id),
    isIncluded: category.parentId !== null && chosen.includes(category.parentId),
  }));
}

/** `chosen` with `id` turned on or off. One that is turned on takes the place of those below it, which it includes. */
export function toggleCategory(categories: readonly Category[], chosen: readonly string[], id: string): string[] {
  if (chosen.includes(id)) return chosen.filter((other) => other !== id);
  const below = new Set(categories.filter(({ parentId }) => parentId === id).map((category) => category.id));
  return [...chosen.filter((other) => !below.has(other)), id];
}
