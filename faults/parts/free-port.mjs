import { once } from 'node:events';
import { createServer } from 'node:net';

const given = new Set();

/** A port that nobody uses, and that was not given before: what is to use it may start later, and again and again. */
export async function freePort() {
  for (;;) {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    await once(server, 'close');
    if (given.has(port)) continue;
    given.add(port);
    return port;
  }
}
