/** Says how a skipped test would run: its name ends in the program that it needs. */
const howToRun = (test) => {
  const program = /\(needs ([\w-]+)\)/.exec(test)?.[1];
  return program ? `install ${program}` : 'see the test';
};

const failedLines = ({ name, failedTests = [] }) => [
  `Failed: ${name}`,
  ...failedTests.map((test) => `Failed in ${name}: ${test}`),
];

/** Adds up what the steps say. What was skipped is a failure when `strict`. */
export function verdictOf(results, { strict = false } = {}) {
  const sum = (field) => results.reduce((total, result) => total + Number(result[field] ?? 0), 0);
  const notRun = results.filter((result) => result.notRun).map(({ name, notRun: why }) => `${name}: ${why}`);
  const skipped = results.flatMap(({ name, skipped: tests = [] }) => tests.map((test) => ({ step: name, test })));
  const passed = sum('passed');
  const failed = sum('failures') + (strict ? skipped.length + notRun.length : 0);
  const lines = [
    ...results.filter((result) => result.failed).flatMap(failedLines),
    ...notRun.map((line) => `Not run: ${line}`),
    ...skipped.map(({ step, test }) => `Skipped in ${step}: ${test} (${howToRun(test)})`),
  ];
  if (strict && skipped.length + notRun.length > 0)
    lines.push('With CI set, what was skipped or not run counts as failed.');
  return { passed, failed, lines };
}
