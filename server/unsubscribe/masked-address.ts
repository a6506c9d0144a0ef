/** An address for somebody who should know it: "ada@example.org" as "a…a@example.org". */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const name = [...address.slice(0, at)];
  const last = name.length > 2 ? name.at(-1) : '';
  return `${name[0] ?? ''}…${last}${address.slice(at)}`;
}
