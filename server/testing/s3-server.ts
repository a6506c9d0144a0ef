import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Settings } from '../config/receipt-settings.js';

interface S3rver {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
}

type Constructor = new (options: object) => S3rver;

/** A server that speaks S3, on a port of its own, with one empty bucket. */
export class S3Server {
  private constructor(
    readonly settings: S3Settings,
    private readonly server: S3rver,
    private readonly folder: string,
  ) {}

  static async start(): Promise<S3Server> {
    const folder = await mkdtemp(join(tmpdir(), 'spendwise-s3-'));
    // It is loaded outside of the test's module system, which knows no CommonJS class.
    const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as Constructor;
    const bucket = 'receipts';
    const server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      // It signs the address of a bucket without its last slash, which the client of Amazon sends.
      allowMismatchedSignatures: true,
      directory: folder,
      configureBuckets: [{ name: bucket, configs: [] }],
    });
    const { port } = await server.run();
    const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
    const settings = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', bucket, ...keys };
    return new S3Server(settings, server, folder);
  }

  /** As when its machine is gone. */
  async close(): Promise<void> {
    await this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
