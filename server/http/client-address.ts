import { isIPv4, isIPv6 } from 'node:net';

/** How much of an address names a network, in bits: whole bytes of IPv4, whole groups of IPv6. */
export interface PrefixLengths {
  ipv4: 24 | 32;
  ipv6: 48 | 64;
}

/** One client: an IPv4 address, or the /64 that is the least an IPv6 client has to itself. */
const ofOneClient: PrefixLengths = { ipv4: 32, ipv6: 64 };

export const clientOf = (address: string) => addressRange(address, ofOneClient);

/** The range an address is in, such as "192.0.2.0/24"; IPv4 within IPv6 is IPv4, and what is no address is itself. */
export function addressRange(address: string, { ipv4, ipv6 }: PrefixLengths): string {
  if (isIPv4(address)) return ipv4Range(address.split('.').map(Number), ipv4);
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) {
    const [high = 0, low = 0] = groups.slice(6);
    return ipv4Range([high >> 8, high & 0xff, low >> 8, low & 0xff], ipv4);
  }
  const network = groups.slice(0, ipv6 / 16).map((group) => group.toString(16));
  return `${network.join(':')}::/${ipv6}`;
}

function ipv4Range(bytes: number[], length: 24 | 32): string {
  return length === 32 ? bytes.join('.') : `${bytes.slice(0, 3).join('.')}.0/24`;
}

/** The eight 16-bit groups of an IPv6 address, however it is written. */
function groupsOf(address: string): number[] {
  // A URL writes what it is given in one way: hexadecimal, with the longest run of zeros left out.
  const [withoutZone] = address.split('%');
  const { hostname } = new URL(`http://[${withoutZone}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const parse = (part: string) => (part ? part.split(':').map((group) => parseInt(group, 16)) : []);
  const [first, last] = [parse(head), parse(tail ?? '')];
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
}
