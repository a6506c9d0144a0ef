import type { CategorySnapshot } from './category.events.js';

/**
 * Why a category (its `id`; null for a new one) cannot stand below `parentId` among a ledger's `categories`; null when it
 * can. There is one level: whoever has a parent is no parent.
 */
export function checkParent(categories: CategorySnapshot[], id: string | null, parentId: string): string | null {
  const parent = categories.find((category) => category.id === parentId);
  if (!parent) return 'is not a category of this ledger';
  if (parent.id === id) return 'must be another category';
  if (parent.parentId !== null) return 'must be a top category: this one stands below another one itself';
  if (parent.isArchived) return 'is put away: bring it back first';
  const hasChildren = id !== null && categories.some((category) => category.parentId === id);
  return hasChildren ? 'must be left out, as other categories stand below this one' : null;
}
