export interface TypedNumber {
  /** The digits before the decimal separator, without any between groups. */
  whole: string;
  fraction: string;
}

/**
 * Reads digits with separators in either convention: "12.5", "12,50", "1,234.50", "1.234,50". "1.234" is read as `locale`
 * (the browser's when left out) writes numbers. Null when it can be no number.
 */
export function readTypedNumber(text: string, locale?: string): TypedNumber | null {
  if (!/^(\d[\d.,]*|[.,]\d+)$/.test(text)) return null;
  return split(text, groupSeparator(locale));
}

/** The last separator is the decimal one, unless it can only be, or in this locale is, one between groups of three. */
function split(number: string, grouping: string): TypedNumber | null {
  const last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
  if (last < 0) return { whole: number, fraction: '' };
  const separator = number.charAt(last);
  const before = number.slice(0, last);
  const after = number.slice(last + 1);
  const other = separator === '.' ? ',' : '.';
  const mayBeGroup = after.length === 3 && isGrouped(before, separator);
  const isGroup = mayBeGroup && !before.includes(other) && (before.includes(separator) || separator === grouping);
  if (isGroup || before.includes(separator)) {
    return isGroup ? { whole: number.replaceAll(separator, ''), fraction: '' } : null;
  }
  if (before.includes(other) && !isGrouped(before, other)) return null;
  return { whole: before.replaceAll(other, ''), fraction: after };
}

function groupSeparator(locale?: string): string {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(1_000_000);
  return parts.find(({ type }) => type === 'group')?.value ?? '';
}

function isGrouped(whole: string, separator: string): boolean {
  const [first = '', ...groups] = whole.split(separator);
  return /^[1-9]\d{0,2}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
}
