import { type LookupAddress, lookup as lookUp } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import type { AddressPolicy } from './address-policy.js';
import { FeedFailure } from './feed-failure.js';

const privateAddress = () => new FeedFailure('its address is not one of the public internet');

/**
 * Connects to addresses that `policy` allows, and to no others: what a name resolves to is checked, and the connection goes
 * to just that, so that a name which resolves to something else a moment later leads nowhere else.
 */
export function createFeedAgent(policy: AddressPolicy, connectTimeout: number): Agent {
  const connect = buildConnector({ timeout: connectTimeout, lookup: checkedLookup(policy), allowH2: false });
  return new Agent({
    // An address in the place of a name is connected to without a lookup.
    connect: (options, callback) =>
      isIP(options.hostname) && !policy.allows(options.hostname)
        ? callback(privateAddress(), null)
        : connect(options, callback),
  });
}

const checkedLookup =
  (policy: AddressPolicy): LookupFunction =>
  (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, found: LookupAddress[] = []) => {
      if (error) return callback(error, '');
      const [first, ...others] = found.filter(({ address }) => policy.allows(address));
      if (!first) return callback(privateAddress(), '');
      if (options.all) callback(null, [first, ...others]);
      else callback(null, first.address, first.family);
    });
  };
