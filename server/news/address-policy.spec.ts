import { describe, expect, it } from '@jest/globals';
import { AddressPolicy } from './address-policy.js';

const policy = new AddressPolicy();

describe('a feed may lead to', () => {
  it.each(['8.8.8.8', '1.1.1.1', '93.184.216.34', '172.32.0.1', '100.128.0.1', '2001:4860:4860::8888', '2a00:1450::1'])(
    '%s of the public internet',
    (address) => expect(policy.allows(address)).toBe(true),
  );
});

describe('a feed may not lead to', () => {
  it.each([
    ['this machine', ['127.0.0.1', '127.255.255.254', '::1', '0.0.0.0', '::', '0.1.2.3']],
    ['a private network', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12::1', 'fec0::1']],
    ['the same link', ['169.254.1.1', 'fe80::1', 'fe80::1%eth0']],
    ['the data of a cloud', ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200']],
    ['what a provider shares', ['100.64.0.1', '100.127.255.255']],
    ['everybody', ['255.255.255.255', '224.0.0.1', '239.255.255.250', 'ff02::1']],
    [
      'an IPv4 address in disguise',
      ['::ffff:8.8.8.8', '::ffff:127.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1'],
    ],
    ['a tunnel', ['2002:7f00:1::1', '2001:0:7f00:1::1', '192.88.99.1']],
    [
      'what is reserved',
      ['240.0.0.1', '192.0.0.1', '192.0.2.1', '198.18.0.1', '203.0.113.9', '2001:db8::1', '4000::1'],
    ],
    ['another spelling of this machine', ['127.1', '0x7f.1', '2130706433', '017700000001', '0177.0.0.1']],
    ['what is no address', ['', 'localhost', 'example.org', '1.2.3.4.5', '8.8.8.8.']],
  ])('%s', (_, addresses) => {
    expect(addresses.filter((address) => policy.allows(address))).toEqual([]);
  });
});
