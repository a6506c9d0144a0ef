/** An axis of `keys`, in their order; `labels` says what stands at those that are labelled. */
export function nameAxis(keys: readonly string[], labels: ReadonlyMap<string, string>): object {
  return {
    type: 'category',
    categoryorder: 'array',
    categoryarray: keys,
    tickmode: 'array',
    tickvals: [...labels.keys()],
    ticktext: [...labels.values()],
    tickfont: { size: 11 },
    automargin: true,
    range: [-0.6, Math.max(keys.length, 1) - 0.4],
    fixedrange: true,
    showgrid: false,
    zeroline: false,
  };
}

/** At most about `most` of `keys`, evenly apart, and the last one among them. */
export function everyFew(keys: readonly string[], most: number): string[] {
  const every = Math.max(1, Math.ceil(keys.length / most));
  return keys.filter((_, index) => (keys.length - 1 - index) % every === 0);
}
