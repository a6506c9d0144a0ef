import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environment } from '../config/environment.js';
import type { CleaningOrder, CleaningReport } from './cleaning-order.js';

const script = fileURLToPath(new URL(`./cleaning-process${extname(import.meta.url)}`, import.meta.url));
/** What programs need to find their libraries; nothing that is secret. */
const passedOn = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot', 'LANG'];
const heapShare = 0.75;

/** The process ended without an answer. A signal that nobody sent for its time came for its memory. */
export class CleaningFailed extends Error {
  constructor(readonly reason: 'time' | 'memory' | 'fault') {
    super(`no answer: ${reason}`);
  }
}

/**
 * Has a process of its own clean a file, within the order's limits.
 * @throws CleaningFailed; Error when `signal` ends it, or no process can be started
 */
export async function runCleaning(order: CleaningOrder, signal: AbortSignal): Promise<CleaningReport> {
  signal.throwIfAborted();
  const child = startProcess(order);
  let isOutOfTime = false;
  const end = () => child.kill('SIGKILL');
  const timer = setTimeout(() => {
    isOutOfTime = true;
    end();
  }, order.limits.timeMs);
  signal.addEventListener('abort', end);
  try {
    const { report, wasKilled } = await answerOf(child, order);
    signal.throwIfAborted();
    if (report) return report;
    throw new CleaningFailed(isOutOfTime ? 'time' : wasKilled ? 'memory' : 'fault');
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    end();
  }
}

interface Answer {
  report: CleaningReport | null;
  wasKilled: boolean;
}

function startProcess({ folder, limits }: CleaningOrder): ChildProcess {
  const heap = Math.floor((limits.memory * heapShare) / 1024 / 1024);
  const own = Object.fromEntries(passedOn.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${heap}`, '--disable-warning=ExperimentalWarning', script],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // Temporary files of the libraries go with the folder, and glibc keeps no memory for threads that have ended.
      env: { ...own, TMPDIR: folder, TEMP: folder, TMP: folder, MALLOC_ARENA_MAX: '2' },
    },
  );
  if (child.pid !== undefined) giveWay(child.pid);
  return child;
}

/** Answers to people come first. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system does not let us.
  }
}

/** Resolves when the process has ended: nothing writes into its folder any more. */
function answerOf(child: ChildProcess, order: CleaningOrder): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let report: CleaningReport | null = null;
    child.once('message', (message: CleaningReport) => (report = message));
    child.once('error', reject);
    child.once('close', (_code, killedBy) => resolve({ report, wasKilled: killedBy !== null }));
    // A process that has ended already is told of by its end.
    child.send(order, () => undefined);
  });
}
