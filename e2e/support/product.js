import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));
const ownNode = join(project, 'node_modules/node/bin/node');
const node = existsSync(ownNode) ? ownNode : process.execPath;

/** What would let the product use parts of this machine, or other settings than a newcomer's. */
const CONFIGURED =
  /^(PORT|HOST|PUBLIC_URL|DATA_DIR|DEMO|NODE_ENV|TRUST_PROXY|LOG_LEVEL|MAX_SESSIONS)$|_URL$|^(SESSION|OIDC|GOOGLE|MAIL|SMTP)_/;
const STARTING_MS = 90_000;
const STOPPING_MS = 30_000;

/**
 * Starts the built product as it is when nothing is configured, on a free port and in a fresh data folder. `env` adds
 * settings. `stop` ends every process of it and removes the folder.
 */
export async function startProduct(env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'spendwise-product-'));
  const common = { ...withoutSettings(process.env), DATA_DIR: folder, ...env };
  const parts = [];
  const stop = async () => {
    // The listener before the API, as one would stop them.
    for (const part of parts.reverse()) await part.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    const api = startPart('main', { PORT: '0', ...common });
    parts.push(api);
    const [, url] = await api.says(/ready: (http\S+)/);
    if (env.RABBITMQ_URL) {
      const listener = startPart('listener', { ...common, LISTENER_PORT: '0' });
      parts.push(listener);
      await listener.says(/listener is ready/);
    }
    return { url, folder, pid: api.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const withoutSettings = (env) => Object.fromEntries(Object.entries(env).filter(([name]) => !CONFIGURED.test(name)));

function startPart(entry, env) {
  // A group of its own, so that a Ctrl-C reaches only this process. The channel tells the product when this one is gone.
  const child = spawn(node, ['--enable-source-maps', `dist/server/${entry}.js`], {
    cwd: project,
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  const said = [];
  const listeners = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      said.push(line);
      for (const listener of listeners) listener(line);
    });
  }
  return { pid: child.pid, says: (pattern) => says(pattern), stop: () => stop() };

  async function says(pattern) {
    const cancel = new AbortController();
    const line = new Promise((resolve) => {
      const listener = (text) => pattern.test(text) && resolve(pattern.exec(text));
      listeners.add(listener);
      said.forEach(listener);
    });
    try {
      const found = await Promise.race([line, ended.then(() => null), after(STARTING_MS, cancel.signal)]);
      if (!found) throw new Error(`${entry} did not start:\n${said.join('\n')}`);
      return found;
    } finally {
      cancel.abort();
      listeners.clear();
    }
  }

  async function stop() {
    if (child.connected) child.disconnect();
    const cancel = new AbortController();
    const isInTime = await Promise.race([ended.then(() => true), after(STOPPING_MS, cancel.signal)]);
    cancel.abort();
    if (!isInTime) child.kill('SIGKILL');
  }
}

/** Null after `ms`, unless it is cancelled before. */
function after(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), ms);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
