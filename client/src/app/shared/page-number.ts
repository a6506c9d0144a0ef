const LARGEST = 1_000_000;

/** The page that an address asks for, counted from 1; the first for what is none. */
export function pageNumber(text: string | null | undefined): number {
  const page = Number(text ?? 1);
  return Number.isSafeInteger(page) && page >= 1 && page <= LARGEST ? page : 1;
}
