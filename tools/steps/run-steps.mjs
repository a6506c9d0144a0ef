import { runStep, resultLine } from './step.mjs';

/**
 * Runs all steps, `atOnce` side by side, and goes on after a failure: one run shows everything that is wrong. A step
 * may name steps it comes `after`; when one of those failed it is not run. A step that is measured by the clock runs
 * `alone`. Answers with one result for each step.
 */
export async function runSteps(steps, { atOnce, say }) {
  const waiting = [...steps];
  const results = new Map();
  const running = new Set();
  let isAlone = false;
  const isReady = (step) =>
    (step.after ?? []).every((name) => results.has(name) || !steps.some((s) => s.name === name));
  const canStart = (step) =>
    isReady(step) && (running.size === 0 || (running.size < atOnce && !step.alone && !isAlone));
  const failedBefore = (step) => (step.after ?? []).find((name) => results.get(name)?.failed);

  async function runOne(step) {
    const cause = failedBefore(step);
    const missing = cause ? `"${cause}" failed` : step.missing?.();
    const result = missing ? { name: step.name, notRun: missing, failed: false, seconds: 0 } : await finish(step, say);
    results.set(step.name, result);
  }

  while (waiting.length + running.size > 0) {
    const next = waiting.findIndex(canStart);
    if (next >= 0) {
      const [step] = waiting.splice(next, 1);
      isAlone = step.alone === true;
      const one = runOne(step).finally(() => running.delete(one));
      running.add(one);
    } else await Promise.race(running);
  }
  return steps.map((step) => results.get(step.name));
}

async function finish(step, say) {
  const result = await runStep(step);
  const counts = step.count?.(result) ?? { passed: 0, failed: 0, skipped: [] };
  const isSilentFailure = result.failed && counts.failed === 0;
  const all = {
    ...result,
    ...counts,
    failed: result.failed || counts.failed > 0,
    failures: counts.failed + isSilentFailure,
  };
  say(resultLine(all, step.count ? `${counts.passed} passed` : ''));
  if (all.failed) say(result.output.trimEnd());
  return all;
}
