import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';

/** A real server of this test's own, which it may freeze and kill. */
export interface PrivateService {
  url: string;
  pid(): number;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again with the data it had. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

interface Recipe {
  url: (port: number) => string;
  spawn: (port: number, folder: string) => ChildProcess;
  port: number;
}

export const findProgram = (...paths: string[]) => paths.find((path) => existsSync(path));

export async function startPrivateService({ url, spawn: spawnServer, port }: Recipe): Promise<PrivateService> {
  const folder = mkdtempSync(join(tmpdir(), 'spendwise-service-'));
  let child: ChildProcess | undefined;
  const kill = async () => {
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child?.once('exit', resolve));
    // The program may be a script around the server: its whole group goes.
    process.kill(-(child.pid as number), 'SIGKILL');
    await exited;
  };
  const service: PrivateService = {
    url: url(port),
    pid: () => child?.pid as number,
    kill,
    start: async () => {
      child = spawnServer(port, folder);
      await eventually(() => connect(port), 60_000);
    },
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await service.start();
  return service;
}

export function spawnGroup(program: string, args: string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  return spawn(program, args, { detached: true, stdio: 'ignore', env });
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

function connect(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}
