import { expect, it } from '@jest/globals';
import { byteRangeOf } from './byte-range.js';

it.each([
  [undefined, null],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=90-200', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-4', null],
  ['bytes=0-1,5-6', null],
  ['pages=0-1', null],
  ['bytes=-', null],
  ['bytes=a-b', null],
])('of 100 bytes, %s is %j', (header, range) => {
  expect(byteRangeOf(header, 100)).toEqual(range);
});
