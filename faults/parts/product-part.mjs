import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { until } from '../until.mjs';
import { launch } from './launch.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const ownNode = join(project, 'node_modules/node/bin/node');
const node = existsSync(ownNode) ? ownNode : process.execPath;
const STARTING_MS = 120_000;

/** One process of the built product: an API or a listener, on a port that stays the same over its restarts. */
export class ProductPart {
  /** Everything it said since the beginning of the run. @type {string[]} */
  log = [];
  /** Ends that nobody here asked for. */
  unasked = 0;
  #child;
  #settings;
  #isEndExpected = false;

  /** @param {{ name: string, entry: 'main' | 'listener', port: number, env: NodeJS.ProcessEnv }} settings */
  constructor(settings) {
    this.#settings = settings;
    this.name = settings.name;
    this.url = `http://127.0.0.1:${settings.port}`;
  }

  get pid() {
    return this.#child?.pid;
  }

  get isRunning() {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** @throws when it ends instead, or takes too long */
  async start() {
    this.launch();
    await this.ready();
  }

  launch() {
    const { entry, env } = this.#settings;
    // A group of its own, so that a Ctrl-C reaches only this process. The channel tells the product when this one is gone.
    const child = launch(node, ['--enable-source-maps', `dist/server/${entry}.js`], {
      cwd: project,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    this.#isEndExpected = false;
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on('line', (line) => this.log.push(line));
    child.once('exit', () => {
      if (child === this.#child && !this.#isEndExpected) this.unasked += 1;
    });
  }

  /** Waits until it serves. @throws when it ends instead */
  async ready() {
    const serves = async () => !this.isRunning || (await this.health()).isLive;
    await until(`${this.name} starts`, serves, STARTING_MS);
    if (!this.isRunning) throw new Error(`${this.name} ended:\n${this.log.slice(-20).join('\n')}`);
  }

  /** As one who restarts what ends would do: until it runs, as a container that is told to restart always. */
  async startUntilItRuns() {
    await until(
      `${this.name} starts at last`,
      async () => {
        if (!this.isRunning) {
          this.launch();
          this.#isEndExpected = true;
        }
        return (await this.health()).isLive;
      },
      STARTING_MS,
    );
    this.#isEndExpected = false;
  }

  async kill() {
    if (!this.isRunning) return;
    this.#isEndExpected = true;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }

  freeze() {
    this.#child.kill('SIGSTOP');
  }

  thaw() {
    this.#child.kill('SIGCONT');
  }

  /** @returns {Promise<{ isLive: boolean, isReady: boolean, said?: object }>} */
  async health() {
    try {
      const answer = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(4_000) });
      const said = await answer.json();
      return { isLive: true, isReady: answer.status === 200, said };
    } catch {
      return { isLive: false, isReady: false };
    }
  }

  /** In order, or at once when that takes too long. */
  async stop() {
    if (!this.isRunning) return;
    this.#isEndExpected = true;
    const child = this.#child;
    const exited = once(child, 'exit');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.kill('SIGCONT');
    if (child.connected) child.disconnect();
    await exited;
    clearTimeout(timer);
  }
}
