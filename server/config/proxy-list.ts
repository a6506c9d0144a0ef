import { isIP } from 'node:net';

const names = new Set(['loopback', 'linklocal', 'uniquelocal']);

/**
 * Whether Fastify understands this list of proxies. It takes no `true`, which would let every caller choose an address,
 * and no number of hops, which Fastify takes for an address or for nobody.
 */
export function isProxyList(list: string): boolean {
  return list.split(',').every((entry) => isProxy(entry.trim()));
}

function isProxy(entry: string): boolean {
  if (names.has(entry)) return true;
  const [address = '', prefix, ...rest] = entry.split('/');
  const version = address.includes('%') ? 0 : isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}
