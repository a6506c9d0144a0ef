/** A category as its events tell it: complete, so that history and undo can be built on it. */
export interface CategorySnapshot {
  id: string;
  name: string;
  color: string;
  icon: string;
  parentId: string | null;
  isArchived: boolean;
}

export interface CategoryCreated {
  category: CategorySnapshot;
}

export interface CategoryUpdated {
  before: CategorySnapshot;
  after: CategorySnapshot;
}

/** Put away, or brought back. `others` went with it: those below it, or the one above it. */
export interface CategoryArchived {
  category: CategorySnapshot;
  others: CategorySnapshot[];
}

/** The ids of all categories of the ledger, in their order. */
export interface CategoriesReordered {
  before: string[];
  after: string[];
}

/** One event, however many expenses went `into` the other one. */
export interface CategoryMerged {
  category: CategorySnapshot;
  into: CategorySnapshot;
  movedCount: number;
}

export interface CategoryDeleted {
  category: CategorySnapshot;
  /** Where its expenses went; null when it had none. */
  movedTo: CategorySnapshot | null;
  movedCount: number;
}

declare module '../events/event-map.js' {
  interface EventMap {
    'category.created': CategoryCreated;
    'category.updated': CategoryUpdated;
    'category.archived': CategoryArchived;
    'category.restored': CategoryArchived;
    'category.reordered': CategoriesReordered;
    'category.merged': CategoryMerged;
    'category.deleted': CategoryDeleted;
  }
}
