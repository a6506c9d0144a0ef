import type { Category } from '../api/types';
import { toTree } from '../shared/category/category-tree';

/** A category as the page lists it. */
export interface CategoryEntry {
  category: Category;
  /** Expenses of it and of all below it, put away or not: as many as the dashboard shows when filtered by it. */
  total: number;
}

export interface CategoryGroup extends CategoryEntry {
  children: CategoryEntry[];
}

export interface ArchivedEntry extends CategoryEntry {
  /** The name of the category it stands below. */
  parentName: string | null;
}

export interface CategoryOutline {
  groups: CategoryGroup[];
  archived: ArchivedEntry[];
}

/** The page's two lists, each in the order of `items`. */
export function categoryOutline(items: readonly Category[]): CategoryOutline {
  const totals = new Map(toTree(items).map(({ category, children }) => [category.id, total(category, children)]));
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const entry = (category: Category): CategoryEntry => ({ category, total: totals.get(category.id) ?? 0 });
  return {
    groups: toTree(items.filter(({ isArchived }) => !isArchived))
      .filter(({ depth }) => depth === 0)
      .map(({ category, children }) => ({ ...entry(category), children: children.map(entry) })),
    archived: toTree(items)
      .filter(({ category }) => category.isArchived)
      .map(({ category }) => ({
        ...entry(category),
        parentName: category.parentId === null ? null : (names.get(category.parentId) ?? null),
      })),
  };
}

function total(category: Category, children: readonly Category[]): number {
  return children.reduce((sum, { expenseCount }) => sum + expenseCount, category.expenseCount);
}
