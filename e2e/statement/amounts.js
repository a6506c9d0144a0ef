/** "12.34" as 1234n. */
export function toCents(amount) {
  const [, sign, whole, cents = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount) ?? [];
  if (whole === undefined) throw new Error(`“${amount}” is no amount`);
  return BigInt(`${sign}${whole}${cents.padEnd(2, '0')}`);
}

/** 1234n as "12.34". */
export function fromCents(cents) {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const sum = (amounts) => amounts.reduce((total, amount) => total + toCents(amount), 0n);
