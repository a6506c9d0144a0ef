import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSteps } from './run-steps.mjs';

const step = (name, code, more) => ({ name, command: [process.execPath, '-e', code], ...more });
const quietly = (steps) => runSteps(steps, { atOnce: 2, say: () => {} });

test('a failed step stops only what comes after it', async () => {
  const [build, journey, lint] = await quietly([
    step('build', 'console.log("broken"); process.exit(1)'),
    step('journey', '', { after: ['build'] }),
    step('lint', ''),
  ]);
  assert.deepEqual([build.failed, build.failures, build.output], [true, 1, 'broken\n']);
  assert.equal(journey.notRun, '"build" failed');
  assert.equal(lint.failed, false);
});

test('a step whose part is missing is not run and says why', async () => {
  const [journey] = await quietly([step('journey', '', { missing: () => 'there is no Chromium' })]);
  assert.equal(journey.notRun, 'there is no Chromium');
});

test('a step that runs alone has no other beside it', async () => {
  const clock = 'console.log(Date.now()); setTimeout(() => console.log(Date.now()), 200)';
  const results = await quietly([step('a', clock), step('b', clock, { alone: true }), step('c', clock)]);
  const [a, b, c] = results.map(({ output }) => output.trim().split('\n').map(Number));
  for (const [from, to] of [a, c]) assert.ok(to <= b[0] || from >= b[1]);
});
