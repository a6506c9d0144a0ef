const UNITS = ['bytes', 'KB', 'MB', 'GB'] as const;
const STEP = 1024;

/** "48 MB of 1 GB used". */
export function storageInWords(usedBytes: number, quotaBytes: number): string {
  return `${bytesInWords(usedBytes)} of ${bytesInWords(quotaBytes)} used`;
}

function bytesInWords(bytes: number): string {
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(STEP)), UNITS.length - 1);
  const size = bytes / STEP ** power;
  return `${size.toLocaleString(undefined, { maximumFractionDigits: size < 10 ? 1 : 0 })} ${UNITS[power] ?? 'bytes'}`;
}
