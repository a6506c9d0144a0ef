import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environment } from '../config/environment.js';
import type { KeeperOrder, KeeperReport } from './postgres-keeper.js';

const systemUser = 'postgres';
/** User 1 has a name on every system, which PostgreSQL asks for; outside, it remains root without its powers. */
const userNamespace = ['unshare', '--user', '--map-user=1', '--map-group=1'];

/**
 * Starts a keeper with its database and waits until that answers.
 * @throws Error with PostgreSQL's or Node's own words when it does not start.
 */
export async function startKeeper(order: KeeperOrder, onInitialising: () => void): Promise<ChildProcess> {
  const keeper = spawnKeeper(dirname(order.dataDir));
  await new Promise<void>((resolve, reject) => {
    keeper.on('message', (report: KeeperReport) => {
      if (report.state === 'initialising') onInitialising();
      if (report.state === 'ready') resolve();
      if (report.state === 'failed') reject(new Error(report.reason));
    });
    keeper.once('error', reject);
    keeper.once('exit', () => reject(new Error('PostgreSQL ended at once')));
    keeper.send(order);
  });
  return keeper;
}

function spawnKeeper(folder: string): ChildProcess {
  const script = fileURLToPath(new URL(`./postgres-keeper${extname(import.meta.url)}`, import.meta.url));
  const [command = process.execPath, ...args] = [...commandToRunAs(folder), process.execPath, script];
  return spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // The test runner's own settings would break a plain Node process.
    env: { ...environment, NODE_OPTIONS: '' },
  });
}

/**
 * PostgreSQL refuses to run as root, so a system user runs it. Where that user cannot enter the data's folder, it keeps the
 * one capability that lets it pass. Where it could not even reach the programs (a clone below /root), which PostgreSQL
 * looks for without regard to capabilities, root runs it in a user namespace of its own, under another number.
 */
function commandToRunAs(folder: string): string[] {
  if (process.getuid?.() !== 0) return [];
  const canReachPrograms = [process.execPath, fileURLToPath(import.meta.url)].every((file) =>
    isOpenToOthers(dirname(file)),
  );
  if (!canReachPrograms && canRun([...userNamespace, 'true'])) return userNamespace;
  if (canReachPrograms && isOpenToOthers(folder)) return [];
  ensureSystemUser();
  const identity = ['--reuid', systemUser, '--regid', systemUser, '--clear-groups'];
  return ['setpriv', ...identity, '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
}

function canRun([command = '', ...args]: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function isOpenToOthers(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function ensureSystemUser(): void {
  if (canRun(['id', '-u', systemUser])) return;
  execFileSync('useradd', ['--system', '--user-group', systemUser], { stdio: 'ignore' });
}
