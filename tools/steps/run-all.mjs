import { runSteps } from './run-steps.mjs';
import { say } from './step.mjs';
import { verdictOf } from './verdict.mjs';

/** Runs the steps, two at a time, says what failed and what was left out, and ends with the counts alone on the last line. */
export async function runAll(steps) {
  const results = await runSteps(steps, { atOnce: 2, say });
  const strict = ![undefined, '', 'false', '0'].includes(process.env.CI);
  const { passed, failed, lines } = verdictOf(results, { strict });
  say(['', ...lines, `${passed} passed, ${failed} failed`].join('\n'));
  return failed > 0 ? 1 : 0;
}
