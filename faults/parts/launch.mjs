import { spawn } from 'node:child_process';
import { signalTree } from './process-tree.mjs';

const running = new Set();
let isOver = false;

/** Starts a program that does not outlive this run. @throws once the run is over */
export function launch(program, args, options) {
  if (isOver) throw new Error(`${program} is not started any more: the run is over`);
  const child = spawn(program, args, { ...options, detached: true });
  running.add(child);
  child.once('exit', () => running.delete(child));
  // A program that is not there says so here; whoever waits for it notices.
  child.on('error', () => running.delete(child));
  return child;
}

/** Ends at once whatever still runs, and keeps more from being started. */
export function endLaunches() {
  isOver = true;
  for (const { pid } of running) signalTree(pid, 'SIGKILL');
}
