import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Stands before one API. Told to, it lets requests through and keeps what the API answers. */
export class Gate {
  #target;
  #server;
  #pairs = new Set();
  #isHolding = false;

  /** @param {number} target the API's port */
  constructor(target) {
    this.#target = target;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  async open() {
    this.#server = createServer((client) => this.#join(client)).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  holdAnswers() {
    this.#isHolding = true;
    for (const { client, upstream } of this.#pairs) upstream.unpipe(client).pause();
  }

  /** What was kept never arrives: as if the API had died before it answered. */
  dropAnswers() {
    this.#isHolding = false;
    for (const { client, upstream } of this.#pairs) {
      client.destroy();
      upstream.destroy();
    }
  }

  async close() {
    this.#server?.close();
    this.dropAnswers();
  }

  #join(client) {
    const upstream = connect(this.#target, '127.0.0.1');
    const pair = { client, upstream };
    this.#pairs.add(pair);
    client.pipe(upstream);
    if (!this.#isHolding) upstream.pipe(client);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ]) {
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#pairs.delete(pair);
        other.destroy();
      });
    }
  }
}
