import { readFileSync } from 'node:fs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const SAME_KEY_PRESS_MS = 500;
const LOOK_EVERY_MS = 250;

/** The parent of a process, or 0 where the system does not tell. */
function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1]);
  } catch {
    return 0;
  }
}

/** Calls `gone` once when the process that started this one has vanished, or the one above it (npm may start a shell). */
function watchParent(gone) {
  if (process.ppid <= 1) return;
  const family = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const first = family();
  const timer = setInterval(() => {
    if (family() === first) return;
    clearInterval(timer);
    gone();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/**
 * Calls `stop(signal)` for the first request to stop and `kill()` for the next one. One Ctrl-C arrives twice, from the
 * terminal and from npm, so what follows within half a second is the same request.
 */
export function onStop(stop, kill) {
  let asked = 0;
  const ask = (signal) => {
    const now = performance.now();
    if (!asked) {
      asked = now;
      stop(signal);
    } else if (now - asked > SAME_KEY_PRESS_MS) kill();
  };
  for (const signal of SIGNALS) process.on(signal, () => ask(signal));
  watchParent(() => ask('SIGTERM'));
  // A terminal that was closed makes every further line an error, and stopping in order matters more than the line.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
}
