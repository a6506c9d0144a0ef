import { Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';

/** To which addresses a feed may lead this server: those of the public internet alone, never into the network it is in. */
@Injectable()
export class AddressPolicy {
  /** `address` is an IPv4 or IPv6 address as text; anything else is refused. */
  allows(address: string): boolean {
    try {
      const parsed = ipaddr.parse(address);
      return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || isGlobal(parsed.toByteArray()));
    } catch {
      return false;
    }
  }
}

/** 2000::/3 is all of IPv6 that is routed publicly (RFC 4291, section 2.4, and IANA's registry). */
const isGlobal = ([first = 0]: number[]) => (first & 0xe0) === 0x20;
