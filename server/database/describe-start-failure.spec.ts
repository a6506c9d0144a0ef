import { describe, expect, it } from '@jest/globals';
import { describeStartFailure, isPortTaken } from './describe-start-failure.js';

const failure = {
  dataDir: '/d/postgres',
  logFile: '/d/postgres.log',
  log: '',
  reason: 'PostgreSQL ended at once',
  isNew: false,
};

describe('a database that does not start', () => {
  it.each([
    [
      'a full disk',
      { log: 'FATAL:  could not write lock file "postmaster.pid": No space left on device' },
      /^The disk is full: free some space/,
    ],
    ['a full disk while it is made', { reason: 'ENOSPC: no space left on device, write' }, /^The disk is full/],
    [
      'a folder of somebody else',
      { log: 'FATAL:  could not open file "PG_VERSION": Permission denied' },
      /may not be used by this user/,
    ],
    [
      'damaged files',
      { log: 'LOG:  starting\nPANIC:  could not locate a valid checkpoint record' },
      /does not start: could not locate a valid checkpoint record\. Restore that folder/,
    ],
    ['an unknown reason', {}, /does not start: PostgreSQL ended at once\. Restore that folder from a backup/],
    ['an unknown reason, when it is new', { isNew: true }, /does not start: PostgreSQL ended at once\. Start again\./],
  ])('tells of %s', (_, change, message) => {
    expect(describeStartFailure({ ...failure, ...change }).message).toMatch(message);
  });

  it('is tried on another port when only the port was taken', () => {
    expect(isPortTaken('LOG:  could not bind IPv4 address "127.0.0.1": Address already in use')).toBe(true);
    expect(isPortTaken('FATAL:  could not open file')).toBe(false);
  });
});
