import { addressRange } from '../http/client-address.js';

/**
 * The network of an address, as wide as one household or office usually has it: a /24 of IPv4, a /48 of IPv6. A person's
 * address changes within it from day to day.
 */
export const networkOf = (address: string) => addressRange(address, { ipv4: 24, ipv6: 48 });
