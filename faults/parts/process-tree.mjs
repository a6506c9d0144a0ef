import { readFileSync } from 'node:fs';

/** Sends a signal to a process and everything it started, whatever groups those made for themselves; children last. */
export function signalTree(pid, signal) {
  const children = childrenOf(pid);
  send(pid, signal);
  for (const child of children) signalTree(child, signal);
}

/** Ids of the processes that `pid` started and that live. */
export function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

export function isAlive(pid) {
  try {
    // A zombie has ended, and only waits for its parent to notice.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile.
  }
}
