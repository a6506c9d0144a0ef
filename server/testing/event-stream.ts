import { once } from 'node:events';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import type { TestClient } from './test-client.js';

/** What a page that listens to server-sent events gets. */
export class EventStream {
  private text = '';
  /** Whether the server has ended it. */
  isEnded = false;

  private constructor(
    private readonly request: ClientRequest,
    readonly response: IncomingMessage,
  ) {
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => (this.text += chunk));
    response.on('end', () => (this.isEnded = true));
    response.on('error', () => undefined);
  }

  /** Resolves with the answer's headers. A client without a cookie needs others in `headers`. */
  static async open({ baseUrl, cookie }: TestClient, path: string, headers: Record<string, string> = {}) {
    const request = get(baseUrl + path, {
      agent: false,
      headers: {
        accept: 'text/event-stream',
        'accept-encoding': 'gzip, br',
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
    });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    request.on('error', () => undefined);
    return new EventStream(request, response);
  }

  /** The names of the events so far. */
  get events(): string[] {
    return [...this.text.matchAll(/^event: (.*)$/gm)].map(([, name = '']) => name);
  }

  /** All that came so far. */
  get received(): string {
    return this.text;
  }

  /** As when the page is closed. */
  abort(): void {
    this.request.destroy();
  }
}
