import { existsSync, readFileSync } from 'node:fs';

/** What a Jest run's JSON report says: a spec file that could not even be loaded is a failure, though it has no test. */
export function countJest(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const skipped = tests.filter(({ status }) => ['pending', 'todo', 'skipped', 'disabled'].includes(status));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: skipped.map((test) => test.fullName),
  };
}

export function countJestFile(file) {
  return existsSync(file) ? countJest(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: [] };
}
