import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ConfigError } from '../config/config-error.js';

/** How long a database may take to write everything down, in milliseconds. */
export const stopTimeout = 20_000;

/** Larger than the ids that Linux, macOS and the BSDs give. */
const idOfNoProcess = 999_999_999;

/**
 * Makes way for a server on `dataDir`. One that its SpendWise left behind (both were killed) is stopped; one that is in
 * use is not touched. Where the process of an old `postmaster.pid` is somebody else's by now, it is left alone.
 * @throws ConfigError when a server is in use, or might be.
 */
export async function refuseOrStopRunningServer(dataDir: string): Promise<void> {
  const pid = readServerPid(dataDir);
  if (pid === null || !isAlive(pid)) return;
  const isServer = isServerOf(pid, dataDir);
  if (isServer === false) return forgetServer(dataDir);
  if (isServer === null || hasLivingKeeper(pid)) {
    throw new ConfigError(
      `SpendWise is already running with ${dataDir}. Stop it first, or set DATA_DIR to another folder.`,
    );
  }
  await stopServer(dataDir);
}

/** Stops whatever server runs on `dataDir`, in order. */
export async function stopServer(dataDir: string): Promise<void> {
  const pid = readServerPid(dataDir);
  if (pid === null || !isAlive(pid) || isServerOf(pid, dataDir) !== true) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid) && waited < stopTimeout; waited += 50) await delay(50);
}

/**
 * Whether the process is the PostgreSQL of `dataDir`, or null if that cannot be known. Ids are used again, after a restart
 * of the machine and most of all in containers, so `postmaster.pid` alone proves nothing.
 */
export function isServerOf(pid: number, dataDir: string): boolean | null {
  try {
    return existsSync('/proc/self/cmdline') ? judgeByProc(pid, dataDir) : judgeByPs(pid, dataDir);
  } catch {
    return null;
  }
}

function judgeByProc(pid: number, dataDir: string): boolean | null {
  const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  if (basename(program) !== 'postgres') return false;
  // It works in its data folder; but where that is, the system may keep from other users.
  const folder = readWorkingFolder(pid) ?? realpathSync(args[args.indexOf('-D') + 1] ?? '');
  return folder === realpathSync(dataDir);
}

function judgeByPs(pid: number, dataDir: string): boolean | null {
  const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  if (!command.includes('postgres')) return false;
  return command.includes(`postgres -D ${dataDir} `) ? true : null;
}

/**
 * PostgreSQL itself does not start while the id in `postmaster.pid` is alive. Only the id is replaced: from the rest of
 * the file PostgreSQL reads which memory it must find unused before it takes the folder.
 */
function forgetServer(dataDir: string): void {
  const path = join(dataDir, 'postmaster.pid');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(idOfNoProcess)));
}

function readServerPid(dataDir: string): number | null {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

function readWorkingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Whether the server's parent is still its keeper; an orphan belongs to process 1 or to a reaper that is no keeper. */
function hasLivingKeeper(pid: number): boolean {
  try {
    const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return readFileSync(`/proc/${parent}/cmdline`, 'utf8').includes('postgres-keeper');
  } catch {
    // No /proc on this system: better to refuse than to stop somebody's database.
    return true;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
