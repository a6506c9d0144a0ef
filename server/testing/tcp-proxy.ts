import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a client and a server, and can take the line away or let it fall silent. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private isFrozen = false;
  private server: Server;
  port: number;

  constructor(private readonly target: { host: string; port: number }) {}

  async open(): Promise<void> {
    this.server = createServer((client) => this.join(client));
    await new Promise<void>((resolve) => this.server.listen(this.port ?? 0, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Drops every connection and refuses new ones. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Keeps every connection, and takes new ones, but nothing comes through any more. */
  freeze(): void {
    this.isFrozen = true;
    for (const [socket, other] of this.pairs) socket.unpipe(other).pause();
  }

  thaw(): void {
    this.isFrozen = false;
    for (const [socket, other] of this.pairs) socket.pipe(other);
  }

  private join(client: Socket): void {
    const upstream = connect(this.target.port, this.target.host);
    for (const pair of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      const [socket, other] = pair;
      this.sockets.add(socket);
      this.pairs.add(pair);
      if (!this.isFrozen) socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        this.pairs.delete(pair);
        other.destroy();
      });
    }
  }
}
