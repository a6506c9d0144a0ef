import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { until } from '../until.mjs';
import { freePort } from './free-port.mjs';
import { launch } from './launch.mjs';
import { childrenOf, isAlive, signalTree } from './process-tree.mjs';

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  // Processes are killed here, not machines: what was written to a file stays, whether or not it is on a disk.
  'fsync=off',
  'max_connections=90',
  'log_min_messages=fatal',
];

/** A PostgreSQL of this run's own, which may be killed and frozen. The product is no superuser in it. */
export class Postgres {
  #child;
  #folder;
  #port;
  #bin;
  #owner;
  #pool;

  /** @param {string} folder where its files go */
  constructor(folder) {
    this.#folder = join(folder, 'postgres');
  }

  /** For the product. */
  get url() {
    return this.#urlOf('spendwise');
  }

  async make() {
    this.#bin = findPrograms();
    this.#owner = findOwner();
    this.#port = await freePort();
    mkdirSync(this.#folder, { mode: 0o700 });
    if (this.#owner.uid !== undefined) {
      chmodSync(join(this.#folder, '..'), 0o755);
      chownSync(this.#folder, this.#owner.uid, this.#owner.gid);
    }
    const args = [
      `--pgdata=${this.#folder}`,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
    ];
    execFileSync(join(this.#bin, 'initdb'), [...args, '--no-sync'], { ...this.#owner, cwd: '/', stdio: 'ignore' });
    await this.start();
    await this.#asAdministrator('CREATE ROLE spendwise LOGIN');
    await this.#asAdministrator('CREATE ROLE greedy LOGIN');
    await this.#asAdministrator('CREATE DATABASE spendwise OWNER spendwise');
    this.#pool = new pg.Pool({
      connectionString: this.#administratorUrl('spendwise'),
      max: 2,
      connectionTimeoutMillis: 3_000,
      query_timeout: 20_000,
    });
    // A connection that is killed while it rests says so here.
    this.#pool.on('error', () => undefined);
  }

  /** Starts it with the data it had. After a kill, what it left running has to end first. */
  async start() {
    await until('PostgreSQL starts', async () => {
      if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) this.#launch();
      return this.#asAdministrator('SELECT 1', 'postgres');
    });
  }

  /** Of the checks: as a superuser, for whom PostgreSQL keeps some connections. */
  async query(text, values = []) {
    const { rows } = await this.#pool.query(text, values);
    return rows;
  }

  /** Ends the main process alone: the others notice, and end by themselves. */
  async killPostmaster() {
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }

  /** Ends all of it at once, as a power cut would. */
  async kill() {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const { pid } = this.#child;
    const all = childrenOf(pid);
    const exited = once(this.#child, 'exit');
    signalTree(pid, 'SIGKILL');
    await exited;
    for (const child of all) await until('PostgreSQL ends', () => !isAlive(child), 10_000, 20);
  }

  freeze() {
    signalTree(this.#child.pid, 'SIGSTOP');
  }

  thaw() {
    signalTree(this.#child.pid, 'SIGCONT');
  }

  terminateConnections() {
    return this.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'spendwise'`);
  }

  /** Takes every connection there is, also those of the product. @returns what gives them back */
  async useUpConnections() {
    // The product is kept out for as long as this takes: otherwise whoever is faster has what becomes free.
    await this.query('ALTER ROLE spendwise CONNECTION LIMIT 0');
    await this.terminateConnections();
    const taken = [];
    const take = async () => {
      const client = new pg.Client({ connectionString: this.#urlOf('greedy'), connectionTimeoutMillis: 5_000 });
      client.on('error', () => undefined);
      await client.connect();
      taken.push(client);
    };
    for (let isLeft = true; isLeft;) {
      isLeft = await take().then(
        () => true,
        () => false,
      );
    }
    await this.query('ALTER ROLE spendwise CONNECTION LIMIT -1');
    return async () => {
      await Promise.all(taken.map((client) => client.end().catch(() => undefined)));
    };
  }

  async remove() {
    await this.#pool?.end().catch(() => undefined);
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #launch() {
    const log = openSync(join(this.#folder, 'server.log'), 'a');
    const settings = [...SETTINGS, `port=${this.#port}`].flatMap((setting) => ['-c', setting]);
    this.#child = launch(join(this.#bin, 'postgres'), ['-D', this.#folder, ...settings], {
      ...this.#owner,
      cwd: '/',
      stdio: ['ignore', log, log],
    });
  }

  async #asAdministrator(sql, database = 'postgres') {
    const client = new pg.Client({
      connectionString: this.#administratorUrl(database),
      connectionTimeoutMillis: 2_000,
      query_timeout: 20_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.query(sql);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  #urlOf(role) {
    return `postgres://${role}@127.0.0.1:${this.#port}/spendwise`;
  }

  #administratorUrl(database) {
    return `postgres://postgres@127.0.0.1:${this.#port}/${database}`;
  }
}

/** The newest that the machine has. */
function findPrograms() {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((one, other) => Number(one) - Number(other)) : [];
  const newest = versions.filter((version) => existsSync(`${base}/${version}/bin/initdb`)).at(-1);
  if (!newest) throw new Error('There is no PostgreSQL here: install the package postgresql.');
  return `${base}/${newest}/bin`;
}

/** PostgreSQL refuses to run as root. */
function findOwner() {
  if (process.getuid() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
