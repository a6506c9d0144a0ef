import { once } from 'node:events';
import { connect } from 'node:net';
import { until } from '../until.mjs';
import { launch } from './launch.mjs';
import { signalTree } from './process-tree.mjs';

/** A server program of this run's own in a process group of its own, which may be killed, frozen and started again. */
export class ServiceProcess {
  #command;
  #child;

  /** @param {{ program: string, args: string[], env: NodeJS.ProcessEnv, port: number }} command */
  constructor(command) {
    this.#command = command;
  }

  async start() {
    this.launch();
    const { program, port } = this.#command;
    await until(`${program} answers`, () => this.isOpen(port), 90_000);
  }

  launch() {
    const { program, args, env } = this.#command;
    this.#child = launch(program, args, { stdio: 'ignore', env });
  }

  isOpen(port) {
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
  }

  /** At once, as a power cut would. */
  async kill() {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    // The program may be a script around the server.
    signalTree(this.#child.pid, 'SIGKILL');
    await exited;
  }

  freeze() {
    signalTree(this.#child.pid, 'SIGSTOP');
  }

  thaw() {
    signalTree(this.#child.pid, 'SIGCONT');
  }
}
