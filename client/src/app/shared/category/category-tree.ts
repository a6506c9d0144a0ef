import type { Category } from '../../api/types';

export interface CategoryNode<C = Category> {
  readonly category: C;
  /** 0 at the top, 1 below another one. */
  readonly depth: 0 | 1;
  /** Those below it, in their order. */
  readonly children: readonly C[];
}

/**
 * The categories in their order, each top one followed by those below it. One whose parent is not among `items` (it may
 * have been filtered out) stands at the top, where it would have stood.
 */
export function toTree<C extends Pick<Category, 'id' | 'parentId'>>(items: readonly C[]): CategoryNode<C>[] {
  const known = new Set(items.map(({ id }) => id));
  const isBelow = ({ id, parentId }: C) => parentId !== null && parentId !== id && known.has(parentId);
  const below = new Map<string | null, C[]>();
  for (const child of items.filter(isBelow)) below.set(child.parentId, [...(below.get(child.parentId) ?? []), child]);
  return items
    .filter((category) => !isBelow(category))
    .flatMap((category) => {
      const children = below.get(category.id) ?? [];
      return [
        { category, depth: 0 as const, children },
        ...children.map((child) => ({ category: child, depth: 1 as const, children: [] })),
      ];
    });
}
