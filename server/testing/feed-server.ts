import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface FeedRequest {
  path: string;
  headers: IncomingHttpHeaders;
}

/** A web server for feeds, on this machine alone, that answers as it is told to. */
export class FeedServer {
  readonly requests: FeedRequest[] = [];
  private readonly answers = new Map<string, (response: ServerResponse, headers: IncomingHttpHeaders) => void>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<FeedServer> {
    const server = createServer();
    const feeds = new FeedServer(server);
    server.on('request', ({ url = '', headers }, response) => {
      feeds.requests.push({ path: url, headers });
      const answer = feeds.answers.get(url);
      if (answer) answer(response, headers);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return feeds;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Address of a path. */
  url(path: string, host = '127.0.0.1'): string {
    return `http://${host}:${this.port}${path}`;
  }

  on(path: string, answer: (response: ServerResponse, headers: IncomingHttpHeaders) => void): void {
    this.answers.set(path, answer);
  }

  /** Answers with `body` from now on. */
  serve(path: string, body: string | Buffer, headers: Record<string, string> = {}, status = 200): void {
    this.on(path, (response) => response.writeHead(status, headers).end(body));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
