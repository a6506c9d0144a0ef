/** What a new ledger begins with, in this order. Colours keep 3:1 against white and against Bootstrap's dark body. */
export const startingSet = [
  { name: 'Food', color: '#d9480f', icon: 'cup-hot' },
  { name: 'Transport', color: '#1c7ed6', icon: 'bus-front' },
  { name: 'Entertainment', color: '#ae3ec9', icon: 'film' },
  { name: 'Utilities', color: '#b7791f', icon: 'lightning-charge' },
  { name: 'Health', color: '#e03131', icon: 'heart-pulse' },
  { name: 'Housing', color: '#2f9e44', icon: 'house-door' },
  { name: 'Shopping', color: '#d6336c', icon: 'bag' },
  { name: 'Travel', color: '#0c8599', icon: 'airplane' },
  { name: 'Other', color: '#748094', icon: 'three-dots' },
] as const;

/** For a category whose maker named no colour: the least used of the starting set's. */
export function leastUsedColor(used: string[]): string {
  const uses = (color: string) => used.filter((other) => other === color).length;
  return startingSet
    .map(({ color }) => color as string)
    .reduce((best, color) => (uses(color) < uses(best) ? color : best));
}
