/**
 * What a title usually costs, from its latest amounts, the newest first, in minor units: what the last two cost, or else
 * at least half of them. Null when they vary, and for a single one, which rarely comes again.
 */
export function usualAmount(latest: readonly string[]): string | null {
  const [newest, next] = latest;
  if (newest === undefined || next === undefined) return null;
  if (newest === next) return newest;
  const countOf = (amount: string) => latest.filter((other) => other === amount).length;
  return latest.find((amount) => countOf(amount) >= 2 && countOf(amount) * 2 >= latest.length) ?? null;
}
