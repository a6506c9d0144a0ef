import { existsSync } from 'node:fs';
import { createClient } from '@redis/client';
import { freePort } from './free-port.mjs';
import { ServiceProcess } from './service-process.mjs';

const PROGRAMS = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'];

/** A Redis of this run's own, in memory alone. */
export class Redis {
  #service;
  #port;

  get url() {
    return `redis://127.0.0.1:${this.#port}`;
  }

  async make() {
    const program = PROGRAMS.find((path) => existsSync(path));
    if (!program) throw new Error('There is no Redis here: install the package redis-server.');
    this.#port = await freePort();
    const args = [
      '--port',
      String(this.#port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      '/',
    ];
    this.#service = new ServiceProcess({ program, args, env: process.env, port: this.#port });
    await this.start();
  }

  start() {
    return this.#service.start();
  }

  async kill() {
    await this.#service?.kill();
  }

  freeze() {
    this.#service.freeze();
  }

  thaw() {
    this.#service.thaw();
  }

  /** @param {string[][]} commands such as ['FLUSHALL'] */
  command(...commands) {
    return this.#connected(async (client) => {
      for (const command of commands) await client.sendCommand(command);
    });
  }

  /** Every text that is stored under a name that begins with `prefix`, by that name. */
  entries(prefix) {
    return this.#connected(async (client) => {
      const entries = new Map();
      for await (const key of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 500 })) {
        const value = await client.get(key).catch(() => null);
        if (value !== null) entries.set(key, value);
      }
      return entries;
    });
  }

  async #connected(work) {
    const client = createClient({ url: this.url, socket: { connectTimeout: 2_000, reconnectStrategy: false } });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.disconnect().catch(() => undefined);
    }
  }
}
