import { describe, expect, it } from '@jest/globals';
import { describeDevice } from './request-origin.js';

describe('a device in words', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    ['curl/8.5.0', 'curl'],
    ['node', 'node'],
    ['python-requests/2.32', 'python-requests'],
    ['\u0000\u0001', 'Unknown device'],
    ['', 'Unknown device'],
    [undefined, 'Unknown device'],
    ['x'.repeat(10_000), 'x'.repeat(40)],
    ['<script>alert(1)</script>', 'Unknown device'],
  ])('%j is %s', (userAgent, words) => {
    expect(describeDevice(userAgent)).toBe(words);
  });
});
