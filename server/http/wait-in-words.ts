const secondsPerMinute = 60;
const secondsPerHour = 3_600;

/** How long somebody has to wait, rounded up to what a person would say: "1 minute", "15 minutes", "24 hours". */
export function waitInWords(seconds: number): string {
  if (seconds > 2 * secondsPerHour) return inUnits(seconds / secondsPerHour, 'hour');
  if (seconds >= secondsPerMinute) return inUnits(seconds / secondsPerMinute, 'minute');
  return inUnits(seconds, 'second');
}

function inUnits(amount: number, unit: string): string {
  const count = Math.max(1, Math.ceil(amount));
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
