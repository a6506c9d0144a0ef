import { expect, it } from '@jest/globals';
import { regionOf } from './region-of.js';

it.each([
  ['MYR', 'Asia/Kuala_Lumpur', 'MY'],
  ['USD', 'Europe/Berlin', 'US'],
  ['EUR', 'Europe/Berlin', 'DE'],
  ['EUR', 'America/New_York', 'US'],
  ['XOF', null, 'DE'],
])('receipts of a ledger in %s, and a person in %s, are from %s', (currency, timeZone, region) => {
  expect(regionOf(currency, timeZone)).toBe(region);
});
