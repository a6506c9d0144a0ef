/** A page that one gets to from everywhere. */
export interface Place {
  path: string;
  label: string;
  /** A name of `icon-paths.ts`. */
  icon: string;
}

const dashboard: Place = { path: '/', label: 'Dashboard', icon: 'grid-1x2' };
const reports: Place = { path: '/reports', label: 'Reports', icon: 'graph-up' };
const receipts: Place = { path: '/receipts', label: 'Receipts', icon: 'receipt' };
const categories: Place = { path: '/categories', label: 'Categories', icon: 'tags' };
const budgets: Place = { path: '/budgets', label: 'Budgets', icon: 'wallet2' };
const activity: Place = { path: '/activity', label: 'Activity', icon: 'activity' };
const trash: Place = { path: '/trash', label: 'Trash', icon: 'trash' };

export const placesBeside: readonly Place[] = [dashboard, reports, receipts, categories, budgets, activity, trash];

/** On a phone: left and right of the button in the bar at the bottom, and what has no room there. */
export const placesBelow = {
  left: [dashboard, reports],
  right: [receipts, activity],
  inMenu: [categories, budgets, trash],
} as const satisfies Record<string, readonly Place[]>;
