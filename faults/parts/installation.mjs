import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../until.mjs';
import { freePort } from './free-port.mjs';
import { Gate } from './gate.mjs';
import { MailServer } from './mail-server.mjs';
import { Postgres } from './postgres.mjs';
import { ProductPart } from './product-part.mjs';
import { Rabbitmq } from './rabbitmq.mjs';
import { Redis } from './redis.mjs';

/** Short, so that what waits for its next attempt does not make a run long. In milliseconds. */
const RETRY_DELAYS_MS = [500, 1000, 2000, 3000];
const PUBLIC_HOST = 'spendwise.localhost';
const CONFIGURED =
  /^(PORT|HOST|PUBLIC_URL|DATA_DIR|DEMO|NODE_ENV|TRUST_PROXY|LOG_LEVEL|MAX_SESSIONS|LISTEN)$|_URL$|^(SESSION|OIDC|GOOGLE|MAIL|SMTP|NEWS)_/;

/** Two APIs, two listeners and all they need, for this run alone. */
export class Installation {
  #folder = mkdtempSync(join(tmpdir(), 'spendwise-faults-'));
  database = new Postgres(this.#folder);
  broker = new Rabbitmq(this.#folder);
  cache = new Redis();
  mailServer = new MailServer();
  /** @type {ProductPart[]} */
  apis = [];
  /** @type {ProductPart[]} */
  listeners = [];
  /** One before each API. @type {Gate[]} */
  gates = [];

  retryDelays = RETRY_DELAYS_MS;
  publicHost = PUBLIC_HOST;

  get parts() {
    return [...this.apis, ...this.listeners];
  }

  async start() {
    await Promise.all([this.database.make(), this.broker.make(), this.cache.make(), this.mailServer.make()]);
    for (const number of [1, 2]) {
      const [port, listenerPort] = [await freePort(), await freePort()];
      const gate = new Gate(port);
      await gate.open();
      this.gates.push(gate);
      this.apis.push(this.#part(`API ${number}`, 'main', port));
      this.listeners.push(this.#part(`listener ${number}`, 'listener', listenerPort));
    }
    // The first one brings the database up to date.
    for (const part of this.parts) await part.start();
    await this.untilReady(30_000);
  }

  /** Until every process says that it can serve, and has the broker and the cache. */
  untilReady(timeout) {
    return until(
      'everything is ready',
      async () => {
        const states = await Promise.all(this.parts.map((part) => part.health()));
        const missing = this.parts.filter((_, index) => !isWhole(states[index]));
        if (missing.length > 0) throw new Error(`not ${missing.map(({ name }) => name).join(', ')}`);
        return true;
      },
      timeout,
    );
  }

  /** Ends all of it; whatever is left of it afterwards is a mistake. */
  async remove() {
    await Promise.allSettled(this.parts.map((part) => part.stop()));
    await Promise.allSettled([
      ...this.gates.map((gate) => gate.close()),
      this.mailServer.remove(),
      this.cache.kill(),
      this.broker.remove(),
      this.database.remove(),
    ]);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  #part(name, entry, port) {
    const dataDir = join(this.#folder, name.replace(' ', '-'));
    mkdirSync(dataDir);
    const env = {
      ...withoutSettings(process.env),
      DATA_DIR: dataDir,
      PORT: String(port),
      LISTENER_PORT: String(port),
      DATABASE_URL: this.database.url,
      RABBITMQ_URL: this.broker.url,
      REDIS_URL: this.cache.url,
      SMTP_URL: this.mailServer.url,
      PUBLIC_URL: `http://${PUBLIC_HOST}`,
      SESSION_SECRET: 'faults-0123456789-abcdefghijklmnopqrstuvwxyz',
      EVENT_RETRY_DELAYS_MS: RETRY_DELAYS_MS.join(),
      MAX_SESSIONS: '100',
      // The load comes from many addresses, as it says.
      TRUST_PROXY: 'loopback',
      DEMO: 'off',
    };
    return new ProductPart({ name, entry, port, env });
  }
}

const withoutSettings = (env) => Object.fromEntries(Object.entries(env).filter(([name]) => !CONFIGURED.test(name)));

const isWhole = ({ isReady, said }) => isReady && said.events === 'up' && said.cache === 'up';
