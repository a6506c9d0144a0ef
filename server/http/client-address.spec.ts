import { describe, expect, it } from '@jest/globals';
import { addressRange, clientOf } from './client-address.js';

const network = { ipv4: 24, ipv6: 48 } as const;

describe('a client', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::ffff:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:FFFF:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
  ])('at %s is %s', (address, client) => {
    expect(clientOf(address)).toBe(client);
  });

  it.each(['', 'unknown', '192.0.2', '192.0.2.7:80', '[::1]', '2001:db8::1::2', '192.0.2.0/24', '%'])(
    'without an address, "%s", is itself',
    (text) => {
      expect(clientOf(text)).toBe(text);
    },
  );
});

describe('a network', () => {
  it.each([
    ['192.0.2.7', '192.0.2.0/24'],
    ['::ffff:192.0.2.200', '192.0.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:db8:1:ffff::1', '2001:db8:1::/48'],
    ['::1', '0:0:0::/48'],
  ])('around %s is %s', (address, range) => {
    expect(addressRange(address, network)).toBe(range);
  });
});
