import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/server/listener.js', import.meta.url));

/** A listener process as it runs in earnest, built by `npm run build:server`. */
export class TestListener {
  private readonly output: string[] = [];

  private constructor(
    private readonly child: ChildProcess,
    private readonly dataDir: string,
  ) {}

  static async start(settings: Record<string, string>): Promise<TestListener> {
    const dataDir = mkdtempSync(join(tmpdir(), 'spendwise-listener-'));
    const child = spawn(process.execPath, [program], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        LISTENER_PORT: '0',
        LOG_LEVEL: 'warn',
        DATA_DIR: dataDir,
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const listener = new TestListener(child, dataDir);
    child.stderr.on('data', (data: Buffer) => listener.output.push(data.toString()));
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (data: Buffer) => {
        listener.output.push(data.toString());
        if (data.toString().includes('is ready')) resolve();
      });
      child.once('exit', (code) => reject(new Error(`listener ended with ${code}: ${listener.output.join('')}`)));
    });
    return listener;
  }

  get log(): string {
    return this.output.join('');
  }

  /** What its health page says, and by which status. */
  async health(): Promise<{ status: number; body: unknown }> {
    const [, port] = /health is at http:\/\/localhost:(\d+)/.exec(this.log) ?? [];
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`);
    return { status: response.status, body: await response.json() };
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    await exited;
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
