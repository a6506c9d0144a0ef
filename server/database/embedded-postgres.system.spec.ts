import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { eventually } from '../testing/eventually.js';

jest.setTimeout(150_000);

const program = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
let dataDir: string;
let running: Product[];
let stranger: ChildProcess | undefined;

/** The product as `npm start` runs it, once it is built. */
interface Product {
  child: ChildProcess;
  output: () => string;
  url: () => string;
  exit: Promise<number | null>;
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'spendwise-data-'));
  running = [];
});
afterEach(async () => {
  stranger?.kill();
  for (const { child, exit } of running) {
    child.kill('SIGKILL');
    await exit;
  }
  await eventually(() => expect(isServerRunning()).toBe(false), 30_000);
  rmSync(dataDir, { recursive: true, force: true });
});

describe('with nothing configured', () => {
  it('makes its database and its secrets, and keeps what was stored over a restart', async () => {
    const first = await start();
    const cookie = await register(first.url());
    await stop(first, 'SIGTERM');
    expect(isServerRunning()).toBe(false);
    const second = await start();
    const me = await get(second, '/api/me', { cookie });
    expect(me.status).toBe(200);
    await stop(second, 'SIGINT');
  });

  it.each(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const)('leaves no process behind after %s', async (signal) => {
    const product = await start();
    expect(isServerRunning()).toBe(true);
    product.child.kill(signal);
    await product.exit;
    await eventually(() => expect(isServerRunning()).toBe(false), 20_000);
  });

  it('stops when whoever started it is gone', async () => {
    const product = await start();
    product.child.disconnect();
    expect(await endOf(product)).toBe(0);
    expect(isServerRunning()).toBe(false);
  });

  it('starts its database again when that dies, and goes on', async () => {
    const product = await start();
    const cookie = await register(product.url());
    process.kill(serverPid() as number, 'SIGKILL');
    await eventually(async () => {
      const me = await get(product, '/api/me', { cookie });
      expect(me.status).toBe(200);
    }, 30_000);
    expect(product.child.exitCode).toBeNull();
    await stop(product, 'SIGTERM');
  });

  it('takes over when everything was killed at once', async () => {
    const product = await start();
    const cookie = await register(product.url());
    const keeper = parentOf(serverPid() as number);
    process.kill(keeper, 'SIGKILL');
    product.child.kill('SIGKILL');
    await product.exit;
    const next = await start();
    expect((await get(next, '/api/me', { cookie })).status).toBe(200);
    await stop(next, 'SIGTERM');
  });

  it('leaves a process alone that has the id of an old server, and starts', async () => {
    await stop(await start(), 'SIGTERM');
    const folder = join(dataDir, 'postgres');
    const { uid, gid } = statSync(folder);
    // As the user of the server, whose signals it would feel and whose life keeps PostgreSQL from starting.
    stranger = spawn('sleep', ['600'], { uid, gid, stdio: 'ignore' });
    const pidFile = join(folder, 'postmaster.pid');
    writeFileSync(pidFile, `${stranger.pid}\n${folder}\n1\n5432\n\n127.0.0.1\n  1 1\nready   \n`);
    chownSync(pidFile, uid, gid);
    const product = await start();
    expect((await get(product, '/health/ready')).status).toBe(200);
    await stop(product, 'SIGTERM');
    expect([stranger.exitCode, stranger.signalCode]).toEqual([null, null]);
  });

  it('does not start twice on one data folder, and does not disturb the first', async () => {
    const first = await start();
    const second = launch();
    expect(await endOf(second)).toBe(1);
    expect(second.output()).toMatch(/SpendWise is already running with .*Stop it first, or set DATA_DIR/);
    expect((await get(first, '/health/ready')).status).toBe(200);
    await stop(first, 'SIGTERM');
  });
});

describe('says in one sentence what to do about', () => {
  it('a taken port', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as { port: number };
    const product = launch({ PORT: String(port) });
    expect(await endOf(product)).toBe(1);
    expect(product.output()).toContain(
      `Port ${port} is taken. Stop what uses it, or choose another one: PORT=${port + 1}`,
    );
    expect(isServerRunning()).toBe(false);
    blocker.close();
  });

  it('a damaged database', async () => {
    await stop(await start(), 'SIGTERM');
    writeFileSync(join(dataDir, 'postgres/global/pg_control'), 'garbage');
    const product = launch();
    expect(await endOf(product)).toBe(1);
    expect(product.output()).toMatch(/The database in .*postgres does not start: .*Restore that folder from a backup/);
    expect(product.output()).not.toContain('    at ');
  });

  it('a database folder with something else in it, which stays as it was', async () => {
    await stop(await start(), 'SIGTERM');
    rmSync(join(dataDir, 'postgres/PG_VERSION'));
    const before = readdirSync(join(dataDir, 'postgres'));
    const product = launch();
    expect(await endOf(product)).toBe(1);
    expect(product.output()).toMatch(/the folder is not empty, but holds no PostgreSQL data/);
    expect(readdirSync(join(dataDir, 'postgres'))).toEqual(before);
  });

  it('wrong settings, all at once', async () => {
    const product = launch({ PORT: 'many', MAX_SESSIONS: 'some' });
    expect(await endOf(product)).toBe(1);
    expect(product.output()).toMatch(/PORT is refused/);
    expect(product.output()).toMatch(/MAX_SESSIONS is refused/);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  });

  it('a database that cannot be reached', async () => {
    const product = launch({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' });
    expect(await endOf(product)).toBe(1);
    expect(product.output()).toMatch(/DATABASE_URL names a database that cannot be used: /);
    expect(product.output()).not.toContain('    at ');
  });
});

describe('where only root may enter', () => {
  const asRoot = process.getuid?.() === 0 ? it : it.failing;

  asRoot('the database runs all the same', async () => {
    if (process.getuid?.() !== 0) throw new Error('this machine runs the tests as somebody else');
    chmodSync(dataDir, 0o700);
    const product = await start();
    expect((await get(product, '/health/ready')).status).toBe(200);
    expect(readFileSync(`/proc/${serverPid()}/status`, 'utf8')).not.toMatch(/^Uid:\s+0\s/m);
    await stop(product, 'SIGTERM');
  });
});

function launch(settings: Record<string, string> = {}): Product {
  const child = spawn(process.execPath, ['--enable-source-maps', program], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => chunks.push(data.toString()));
  const output = () => chunks.join('');
  const product: Product = {
    child,
    output,
    url: () => /is ready: (http:\S+)/.exec(output())?.[1] as string,
    exit: new Promise((resolve) => child.once('exit', resolve)),
  };
  running.push(product);
  return product;
}

/** The exit code. @throws Error with what the process said when it goes on running. */
async function endOf({ exit, output, child }: Product): Promise<number | null> {
  const deadline = delay(40_000, 'deadline' as const, { ref: false });
  const code = await Promise.race([exit, deadline]);
  if (code !== 'deadline') return code;
  throw new Error(`process ${child.pid} does not end; it said: ${output()}`);
}

const get = (product: Product, path: string, headers: Record<string, string> = {}) =>
  fetch(product.url() + path, { headers, signal: AbortSignal.timeout(20_000) });

async function start(): Promise<Product> {
  const product = launch();
  await eventually(() => {
    if (product.child.exitCode !== null) throw new Error(`it ended: ${product.output()}`);
    expect(product.output()).toContain('is ready');
  }, 60_000);
  return product;
}

async function stop(product: Product, signal: NodeJS.Signals): Promise<void> {
  product.child.kill(signal);
  expect(await endOf(product)).toBe(0);
}

async function register(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: 'ada@example.org', password: 'correct horse' }),
  });
  expect(response.status).toBe(201);
  return response.headers.getSetCookie()[0]?.split(';')[0] as string;
}

function serverPid(): number | null {
  const path = join(dataDir, 'postgres/postmaster.pid');
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : null;
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function isServerRunning(): boolean {
  const pid = serverPid();
  try {
    return pid !== null && process.kill(pid, 0);
  } catch {
    return false;
  }
}
