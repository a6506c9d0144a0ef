import { Failure, explain } from '../failure.mjs';
import { capture } from '../process/capture.mjs';

export const say = (text) => process.stdout.write(`${text}\n`);

/**
 * Runs a step's command and keeps what it prints. `command` is a program and its arguments, or a function that names
 * them; `brokenBy` tells a failure that the command itself takes for a success.
 */
export async function runStep({ name, command, env, brokenBy }) {
  const started = performance.now();
  const [file, ...args] = typeof command === 'function' ? command() : command;
  const { code, output } = await capture(file, args, { ...process.env, ...env });
  return {
    name,
    failed: code !== 0 || brokenBy?.test(output) === true,
    output,
    seconds: (performance.now() - started) / 1000,
  };
}

export function resultLine({ name, failed, seconds }, note = '') {
  return `${failed ? '✗' : '✓'} ${name}  ${note}${note && '  '}${seconds.toFixed(1)} s`;
}

const withoutLines = (output, noise) =>
  output
    .trimEnd()
    .split('\n')
    .filter((line) => !noise.test(line))
    .join('\n');

/** Runs a step that everything after it needs: its log is shown only when it fails, and then a sentence follows it. */
export async function mustSucceed(step) {
  say(`  ${step.name} ...`);
  const result = await runStep(step);
  say(resultLine(result));
  if (!result.failed) return;
  say(step.noise ? withoutLines(result.output, step.noise) : result.output.trimEnd());
  throw new Failure(explain(result.output, step.otherwise));
}
