/** What one can do with a category of the list. */
export type CategoryAction =
  'rename' | 'edit' | 'add-below' | 'move-up' | 'move-down' | 'merge' | 'archive' | 'bring-back' | 'delete';
