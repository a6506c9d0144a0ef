const longest = 200;

/** By what a merchant is known again: letters and digits without case and accents. Empty where there are none. */
export function merchantKeyOf(merchant: string): string {
  const folded = merchant.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').slice(0, longest).trim();
}
