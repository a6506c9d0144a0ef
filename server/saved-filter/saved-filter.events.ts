/** Without its name: a ledger's events are seen by all who may read it, and a saved filter is its maker's alone. */
export interface SavedFilterChanged {
  filter: { id: string };
}

declare module '../events/event-map.js' {
  interface EventMap {
    'filter.saved': SavedFilterChanged;
    'filter.updated': SavedFilterChanged;
    'filter.deleted': SavedFilterChanged;
  }
}
