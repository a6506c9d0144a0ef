import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

const WAIT_MS = 45_000;
/** A browser has six connections to a site: one is the live feed's, and one has to be left for what the person does. */
const MOST_HELD = 4;

/**
 * A way to the product on which answers can be held up, like a slow line: the product has given them, the browser does
 * not have them yet. Nothing inside the browser takes part, so its caches work as they always do.
 */
export class SlowProxy {
  private server: Server;
  private held: (() => void)[] = [];
  private holding: RegExp | null = null;
  private noticeFirst: () => void = () => undefined;

  private constructor(private readonly target: URL) {}

  static async to(target: string): Promise<SlowProxy> {
    const proxy = new SlowProxy(new URL(target));
    proxy.server = createServer((incoming, outgoing) => proxy.forward(incoming, outgoing));
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://${this.target.hostname}:${(this.server.address() as AddressInfo).port}`;
  }

  /** Holds up the answers to what is read at `paths` from now on, and resolves once `ask` has made one wait. */
  async hold(paths: RegExp, ask: () => Promise<void>): Promise<void> {
    const first = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`nothing was asked of the product at ${paths}`)), WAIT_MS);
      this.noticeFirst = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.holding = paths;
    try {
      await Promise.all([ask(), first]);
    } finally {
      this.holding = null;
    }
  }

  /** Sends what was held up. A browser that has moved on takes no notice. */
  release(): void {
    for (const send of this.held.splice(0)) send();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method, url = '', headers } = incoming;
    const isHeld = method === 'GET' && !!this.holding?.test(url);
    const onward = request(new URL(url, this.target), { method, headers }, (answer) => {
      if (isStream(answer)) {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
        return;
      }
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const send = () => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
          outgoing.end(Buffer.concat(chunks));
        };
        if (!isHeld || this.held.length >= MOST_HELD) return send();
        this.held.push(send);
        this.noticeFirst();
      });
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  }
}

const isStream = ({ headers }: IncomingMessage) => headers['content-type']?.startsWith('text/event-stream') === true;
