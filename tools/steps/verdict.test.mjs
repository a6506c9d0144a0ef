import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdictOf } from './verdict.mjs';

const suite = (more) => ({ name: 'server', passed: 5, failures: 0, skipped: [], failed: false, ...more });

test('counts of all steps are added up, and a failed step is named', () => {
  const verdict = verdictOf([suite({}), suite({ name: 'client', passed: 2, failures: 3, failed: true })]);
  assert.deepEqual(verdict, { passed: 7, failed: 3, lines: ['Failed: client'] });
});

test('each test that failed is named under its step', () => {
  const failedTests = ['page.spec.ts: opens: Expected 1'];
  const { lines } = verdictOf([suite({ failures: 1, failed: true, failedTests })]);
  assert.deepEqual(lines, ['Failed: server', 'Failed in server: page.spec.ts: opens: Expected 1']);
});

test('what was skipped is said together with how it would run', () => {
  const { failed, lines } = verdictOf([suite({ skipped: ['cache (needs redis-server)'] })]);
  assert.equal(failed, 0);
  assert.deepEqual(lines, ['Skipped in server: cache (needs redis-server) (install redis-server)']);
});

test('a strict run counts what was skipped and what was not run as failed', () => {
  const results = [suite({ skipped: ['cache (needs redis-server)'] }), { name: 'journeys', notRun: 'no browser' }];
  const { failed, lines } = verdictOf(results, { strict: true });
  assert.equal(failed, 2);
  assert.ok(lines.includes('Not run: journeys: no browser'));
});
