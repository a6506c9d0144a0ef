import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const LONGEST_REASON = 160;

const firstLine = (message = '') => stripVTControlCharacters(message).trim().split('\n')[0].slice(0, LONGEST_REASON);

/** The failures of a spec file, a line each: its name, the test, and how the reason begins. */
function failuresOf({ name, message, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0 && assertionResults.length === 0 && message)
    return [`${basename(name)}: ${firstLine(message)}`];
  return failed.map((test) => `${basename(name)}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
}

/** What a Jest run's JSON report says: a spec file that could not even be loaded is a failure, though it has no test. */
export function countJest(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const skipped = tests.filter(({ status }) => ['pending', 'todo', 'skipped', 'disabled'].includes(status));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: skipped.map((test) => test.fullName),
    failedTests: report.testResults.flatMap(failuresOf),
  };
}

export function countJestFile(file) {
  return existsSync(file)
    ? countJest(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: [], failedTests: [] };
}
