import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { nodeBinary, root } from '../project.mjs';

const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));
const windows = process.platform === 'win32';
const groups = new Set();
let stopping = false;

function signalGroup(pid, signal) {
  if (windows) return spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function start(file, args, options, stop) {
  // A group of its own: Ctrl-C in a terminal then reaches only this process, which decides what its children hear.
  const child = spawn(file, args, { cwd: root, detached: !windows, windowsHide: true, ...options });
  const group = { child, stop, kill: () => signalGroup(child.pid, 'SIGKILL') };
  groups.add(group);
  group.ended = once(child, 'exit').finally(() => {
    groups.delete(group);
    group.kill();
  });
  return group;
}

/** Starts a command whose whole group is stopped with this process; it gets five seconds to end by itself. */
export function startCommand(file, args, { env = process.env, stdout = 'pipe' } = {}) {
  const options = { env, stdio: ['ignore', stdout, stdout, 'ipc'] };
  const group = start(nodeBinary(), [guard, file, ...args], options, async (signal) => {
    signalGroup(group.child.pid, signal);
    await Promise.race([group.ended, wait(5000, undefined, { ref: false })]);
    group.kill();
  });
  return group;
}

/** Starts a server that stops by itself on one signal, and that notices on its channel when this process is gone. */
export function startServer(args, stdio = ['inherit', 'inherit', 'inherit', 'ipc']) {
  const group = start(nodeBinary(), args, { stdio }, async (signal) => {
    group.child.kill(signal);
    await group.ended;
  });
  return group;
}

/** How a command ended, once it did; never when it was stopped, as a stopped command has no result to speak of. */
export async function endOf(group) {
  const [code] = await group.ended;
  return stopping ? new Promise(() => {}) : code;
}

/** Asks everything that runs to stop, and returns when it has. */
export async function stopAll(signal) {
  stopping = true;
  await Promise.allSettled([...groups].map((group) => group.stop(signal)));
}

export function killAll() {
  for (const group of groups) group.kill();
}
