/** "once", "all 5 times", "4 times of 5". */
export function inTimes(count: number, total: number): string {
  if (total === 1) return 'once';
  return count === total ? `all ${total} times` : `${count} times of ${total}`;
}
