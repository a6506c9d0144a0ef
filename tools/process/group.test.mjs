import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function until(condition) {
  for (let tries = 0; tries < 100 && !condition(); tries += 1) await wait(50);
  return condition();
}

// A command with a child of its own, both of which would run for a minute; it prints the numbers of the two.
const GRANDCHILD = 'setTimeout(() => {}, 60000)';
const COMMAND = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(GRANDCHILD)}]);
  console.log(process.pid + ' ' + child.pid);
  ${GRANDCHILD};
  process.on('SIGTERM', () => process.exit(0));
`;
const RUNNER = `
  import { command } from '${new URL('command.mjs', import.meta.url)}';
  import { endOf, startCommand } from '${new URL('group.mjs', import.meta.url)}';
  const run = () => endOf(startCommand(process.execPath, ['-e', ${JSON.stringify(COMMAND)}], { stdout: 'inherit' }));
  await command(run);
`;

async function startRunner() {
  const runner = spawn(process.execPath, ['--input-type=module', '-e', RUNNER], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(runner.stdout, 'data');
  const pids = String(line).trim().split(' ').map(Number);
  assert.ok(pids.every(isAlive));
  return { runner, pids };
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])
  test(`${signal} stops the command and its children, and the exit code says so`, async () => {
    const { runner, pids } = await startRunner();
    runner.kill(signal);
    assert.deepEqual(await once(runner, 'exit'), [code, null]);
    assert.ok(await until(() => !pids.some(isAlive)));
  });

test('nothing stays behind when the runner itself is killed', async () => {
  const { runner, pids } = await startRunner();
  runner.kill('SIGKILL');
  await once(runner, 'exit');
  assert.ok(await until(() => !pids.some(isAlive)));
});
