import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import type { Problem } from '../http/problem.js';
import { acceptUploads } from '../http/uploads.js';
import { receiveUpload, type Upload } from '../receipt-intake/receive-upload.js';
import { type UploadTime, usualUploadTime } from '../receipt-intake/upload-time.js';

interface Options {
  maxBytes?: number;
  time?: UploadTime;
  /** What becomes of an upload; it is discarded afterwards. */
  work?: (upload: Upload) => Promise<object>;
}

/** The smallest server that takes uploads: `POST /upload`, and routes beside it. */
export class UploadServer {
  /** Uploads that are being received or worked on. */
  underWay = 0;

  private constructor(
    readonly app: FastifyInstance,
    readonly folder: string,
  ) {}

  static async start(options: Options = {}): Promise<UploadServer> {
    const app = fastify({ forceCloseConnections: true });
    const server = new UploadServer(app, await mkdtemp(join(tmpdir(), 'spendwise-upload-')));
    await acceptUploads(app);
    app.setErrorHandler((error: Problem & { statusCode?: number }, _request, reply) => {
      const { status = error.statusCode ?? 500, code, message, errors, retryAfter } = error;
      return reply.code(status).send({ status, code, message, errors, retryAfter });
    });
    app.post('/upload', { config: { takesUpload: true } }, (request) => server.receive(request, options));
    app.post('/json', () => ({}));
    app.get('/', () => ({ isThere: true }));
    await app.listen({ port: 0, host: '127.0.0.1' });
    return server;
  }

  get port(): number {
    return (this.app.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Sends one file as a browser's form does. */
  async send(name: string, bytes: Uint8Array, path = '/upload'): Promise<{ status: number; body: Answer }> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    return this.post(form, path);
  }

  async post(form: FormData, path = '/upload'): Promise<{ status: number; body: Answer }> {
    const response = await fetch(this.url + path, { method: 'POST', body: form });
    return { status: response.status, body: (await response.json()) as Answer };
  }

  /** Opens a connection and sends this text on it. */
  open(text: string): Socket {
    const socket = connect(this.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(text);
    return socket;
  }

  /** What lies in the folder for temporary files. */
  leftovers(): Promise<string[]> {
    return readdir(this.folder);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async receive(request: Parameters<typeof receiveUpload>[0], options: Options): Promise<object> {
    const { maxBytes = 10 * 1024 * 1024, time = usualUploadTime, work = describe } = options;
    this.underWay += 1;
    try {
      const upload = await receiveUpload(request, { maxBytes, folder: this.folder, time });
      try {
        return await work(upload);
      } finally {
        await upload.discard();
      }
    } finally {
      this.underWay -= 1;
    }
  }
}

export interface Answer {
  code?: string;
  message?: string;
  errors?: { field: string; message: string }[];
  originalName?: string;
  byteSize?: number;
  sha256?: string;
}

const describe = ({ originalName, byteSize, sha256 }: Upload) =>
  Promise.resolve({ originalName, byteSize, sha256: sha256.toString('hex') });

const boundary = 'x'.repeat(60);

/** The head of a request with a file, and what comes before the file's bytes. */
export function uploadHead(contentLength: number, name = 'a.jpg'): string {
  return [
    'POST /upload HTTP/1.1',
    'Host: localhost',
    `Content-Type: multipart/form-data; boundary=${boundary}`,
    `Content-Length: ${contentLength}`,
    '',
    `--${boundary}`,
    `Content-Disposition: form-data; name="file"; filename="${name}"`,
    'Content-Type: image/jpeg',
    '',
    '',
  ].join('\r\n');
}
