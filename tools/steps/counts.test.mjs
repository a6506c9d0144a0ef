import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countJest } from './jest-count.mjs';
import { countTap } from './tap-count.mjs';

test('a Jest report gives its counts and the names of what was skipped and of what failed', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 0,
    testResults: [
      {
        name: '/project/page.spec.ts',
        assertionResults: [
          { status: 'passed', fullName: 'one' },
          { status: 'pending', fullName: 'two (needs REDIS_URL)' },
          { status: 'todo', fullName: 'three' },
          { status: 'failed', fullName: 'four', failureMessages: ['\u001b[31mError: no answer\u001b[39m\n  at page'] },
        ],
      },
    ],
  };
  assert.deepEqual(countJest(report), {
    passed: 3,
    failed: 1,
    skipped: ['two (needs REDIS_URL)', 'three'],
    failedTests: ['page.spec.ts: four: Error: no answer'],
  });
});

test('a spec file that cannot be loaded is a failure', () => {
  const testResults = [{ name: '/project/page.spec.ts', message: 'Cannot find module', assertionResults: [] }];
  const report = { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 1, testResults };
  assert.deepEqual(countJest(report).failedTests, ['page.spec.ts: Cannot find module']);
  assert.equal(countJest(report).failed, 1);
});

test('the output of node --test gives its counts and the names of what was skipped', () => {
  const output =
    'ok 1 - works\nok 2 - later # SKIP\nnot ok 3 - soon # TODO not yet\n# pass 1\n# fail 0\n# cancelled 1\n';
  assert.deepEqual(countTap(output), { passed: 1, failed: 1, skipped: ['later', 'soon'] });
});
