import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from 'amqplib';
import { until } from '../until.mjs';
import { freePort } from './free-port.mjs';
import { launch } from './launch.mjs';
import { ServiceProcess } from './service-process.mjs';

const run = promisify(execFile);
const FOLDERS = ['/usr/lib/rabbitmq/bin', '/usr/local/sbin', '/opt/homebrew/sbin'];

/** A RabbitMQ of this run's own: its node name, ports, folders and port mapper are nobody else's. */
export class Rabbitmq {
  #folder;
  #programs;
  #service;
  #mapper;
  #env;
  #port;
  #connection;

  constructor(folder) {
    this.#folder = join(folder, 'rabbitmq');
  }

  get url() {
    return `amqp://guest:guest@127.0.0.1:${this.#port}`;
  }

  async make() {
    this.#programs = FOLDERS.find((path) => existsSync(join(path, 'rabbitmq-server')));
    if (!this.#programs) throw new Error('There is no RabbitMQ here: install the package rabbitmq-server.');
    this.#port = await freePort();
    const [distributionPort, mapperPort] = [await freePort(), await freePort()];
    mkdirSync(this.#folder);
    this.#env = {
      ...process.env,
      HOME: this.#folder,
      ERL_EPMD_PORT: String(mapperPort),
      RABBITMQ_NODENAME: `spendwise-faults-${this.#port}@localhost`,
      RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
      RABBITMQ_NODE_PORT: String(this.#port),
      RABBITMQ_DIST_PORT: String(distributionPort),
      RABBITMQ_MNESIA_BASE: `${this.#folder}/mnesia`,
      RABBITMQ_LOG_BASE: `${this.#folder}/log`,
      RABBITMQ_ENABLED_PLUGINS_FILE: `${this.#folder}/enabled_plugins`,
      RABBITMQ_CONF_ENV_FILE: '/dev/null',
      RABBITMQ_CONFIG_FILE: `${this.#folder}/rabbitmq`,
    };
    // Otherwise the broker would start one that outlives it.
    this.#mapper = launch('epmd', ['-port', String(mapperPort), '-address', '127.0.0.1'], { stdio: 'ignore' });
    const program = join(this.#programs, 'rabbitmq-server');
    this.#service = new ServiceProcess({ program, args: [], env: this.#env, port: this.#port });
    await this.start();
  }

  async start() {
    await this.#service.start();
    // The port is open some time before anybody is let in.
    await until('RabbitMQ lets in', () => this.withChannel(() => true), 60_000);
  }

  async kill() {
    await this.#forgetConnection();
    await this.#service.kill();
  }

  freeze() {
    this.#service.freeze();
  }

  thaw() {
    this.#service.thaw();
  }

  /** @param {string[]} args such as ['set_disk_free_limit', '50MB'] */
  control(...args) {
    return run(join(this.#programs, 'rabbitmqctl'), args, { env: this.#env, timeout: 60_000 });
  }

  /** Runs `work` with a channel of its own, as a refused command closes its channel. */
  async withChannel(work) {
    if (!this.#connection) {
      const connection = await connect(this.url, { timeout: 3_000 });
      connection.on('error', () => undefined);
      connection.on('close', () => (this.#connection = undefined));
      this.#connection = connection;
    }
    const channel = await this.#connection.createConfirmChannel();
    channel.on('error', () => undefined);
    try {
      return await work(channel);
    } finally {
      await channel.close().catch(() => undefined);
    }
  }

  /** How many messages wait in a queue, without those in work; 0 where there is no such queue. */
  waiting(queue) {
    return this.withChannel(async (channel) => (await channel.checkQueue(queue)).messageCount).catch((error) => {
      if (/NOT_FOUND|404/.test(error.message)) return 0;
      throw error;
    });
  }

  async remove() {
    await this.#forgetConnection();
    await this.#service?.kill();
    this.#mapper?.kill('SIGKILL');
  }

  async #forgetConnection() {
    const connection = this.#connection;
    this.#connection = undefined;
    await Promise.race([
      connection?.close().catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, 500)),
    ]);
  }
}
