/** Shorter words become others by one letter: shell and shelf, bar and car. */
const lettersForOneError = 6;

/** Whether two texts are the same but for one letter that is missing, added, wrong or swapped with the next one. */
export function isSameButForATypo(one: string, other: string): boolean {
  if (one === other) return true;
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one];
  if (shorter.length < lettersForOneError || longer.length - shorter.length > 1) return false;
  let start = 0;
  while (start < shorter.length && one[start] === other[start]) start += 1;
  const restOf = (text: string, from: number) => text.slice(start + from);
  if (longer.length > shorter.length) return restOf(longer, 1) === restOf(shorter, 0);
  const isSwapped = one[start] === other[start + 1] && one[start + 1] === other[start];
  return restOf(one, 1) === restOf(other, 1) || (isSwapped && restOf(one, 2) === restOf(other, 2));
}
