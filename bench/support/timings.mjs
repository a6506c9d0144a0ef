/** Milliseconds of each of `rounds` calls of `work`, one after another; `before` is not counted. */
export async function timings(rounds, work, before = () => undefined) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    await before();
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

export function percentile(times, percent) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
}
