import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { S3Settings } from '../config/receipt-settings.js';
import {
  isDiskFull,
  ReceiptFileMissingError,
  ReceiptRangeError,
  ReceiptStoreFullProblem,
  ReceiptStoreUnavailableError,
} from './receipt-store-problems.js';
import { type ByteRange, type OpenedFile, ReceiptStore } from './receipt-store.js';

/** In milliseconds: a store that is away, or silent, is told of while the person still waits. A slow line is neither. */
const timeouts = {
  connectionTimeout: 3_000,
  socketTimeout: 15_000,
  requestTimeout: 300_000,
  throwOnRequestTimeout: true,
};
const attempts = 2;

export interface ServingLimits {
  /** Files that people read at once, of this process. */
  atOnce: number;
  /** For one of them, in milliseconds. */
  longestMs: number;
}

/** Who reads slowly holds a connection for as long as it lasts. */
export const usualServing: ServingLimits = { atOnce: 100, longestMs: 300_000 };
const removalsAtOnce = 10;
const saysNothing = () => undefined;
/** Failures reach whoever asked, with their cause; the client would print them as well. */
const logger = { trace: saysNothing, debug: saysNothing, info: saysNothing, warn: saysNothing, error: saysNothing };

/** One object a file, by its key, in a bucket that belongs to SpendWise alone. An object is there whole or not at all. */
export class S3ReceiptStore extends ReceiptStore implements OnApplicationShutdown {
  private readonly client: S3Client;
  /** Connections of its own for what is sent to people, so that those who read slowly keep no upload and no reading waiting. */
  private readonly servingClient: S3Client;
  private readonly bucket: string;

  constructor(
    settings: S3Settings,
    private readonly serving = usualServing,
  ) {
    super();
    this.bucket = settings.bucket;
    this.client = connect(settings);
    this.servingClient = connect(settings, serving.atOnce);
  }

  async put(key: string, file: string, mediaType: string): Promise<void> {
    const found = await stat(file).catch(() => null);
    if (!found) return this.expectStored(key, file);
    const body = createReadStream(file);
    const broken = new AbortController();
    body.once('error', (error) => broken.abort(error));
    try {
      await this.client.send(
        new PutObjectCommand({
          Bucket: this.bucket,
          Key: key,
          Body: body,
          ContentLength: found.size,
          ContentType: mediaType,
        }),
        { abortSignal: broken.signal },
      );
    } catch (error) {
      throw new ReceiptStoreUnavailableError(error);
    } finally {
      body.destroy();
    }
    await rm(file, { force: true });
  }

  /** What is not read in time is cut off; whoever finds no connection within seconds is told that the store is not available. */
  async open(key: string, range?: ByteRange): Promise<OpenedFile> {
    const opened = await this.openBy(this.servingClient, key, range);
    const { stream } = opened;
    const timer = setTimeout(() => stream.destroy(new Error('It was read too slowly')), this.serving.longestMs).unref();
    stream.once('close', () => clearTimeout(timer));
    return opened;
  }

  async remove(keys: string[]): Promise<void> {
    try {
      for (let first = 0; first < keys.length; first += removalsAtOnce) {
        const some = keys.slice(first, first + removalsAtOnce);
        await Promise.all(some.map((Key) => this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key }))));
      }
    } catch (error) {
      throw new ReceiptStoreUnavailableError(error);
    }
  }

  async *list(): AsyncIterable<{ key: string; modifiedAt: Date }> {
    let after: string | undefined;
    do {
      const page = await this.listAfter(after);
      for (const { Key, LastModified } of page.Contents ?? []) {
        if (Key && LastModified) yield { key: Key, modifiedAt: LastModified };
      }
      after = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (after !== undefined);
  }

  async fetchTo(key: string, file: string): Promise<void> {
    const { stream } = await this.openBy(this.client, key);
    try {
      await pipeline(stream, createWriteStream(file));
    } catch (error) {
      await rm(file, { force: true });
      throw isDiskFull(error) ? new ReceiptStoreFullProblem() : new ReceiptStoreUnavailableError(error);
    }
  }

  onApplicationShutdown(): void {
    this.client.destroy();
    this.servingClient.destroy();
  }

  private async openBy(client: S3Client, key: string, range?: ByteRange): Promise<OpenedFile> {
    try {
      const part = range && `bytes=${range.start}-${range.end}`;
      const answer = await client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key, Range: part }));
      const whole = /\/(\d+)$/.exec(answer.ContentRange ?? '')?.[1];
      return { stream: answer.Body as Readable, byteSize: Number(whole ?? answer.ContentLength) };
    } catch (error) {
      throw await this.describe(error, key);
    }
  }

  private async listAfter(after: string | undefined) {
    try {
      return await this.client.send(new ListObjectsV2Command({ Bucket: this.bucket, ContinuationToken: after }));
    } catch (error) {
      throw new ReceiptStoreUnavailableError(error);
    }
  }

  /** An attempt that nobody heard the end of has removed the file already. */
  private async expectStored(key: string, file: string): Promise<void> {
    try {
      await this.sizeOf(key);
    } catch (error) {
      throw isMissing(error) ? new Error(`nothing to store: ${file}`) : new ReceiptStoreUnavailableError(error);
    }
  }

  private async sizeOf(key: string): Promise<number> {
    const { ContentLength } = await this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key }));
    return ContentLength ?? 0;
  }

  private async describe(error: unknown, key: string): Promise<Error> {
    if (isMissing(error)) return new ReceiptFileMissingError(key);
    if (statusOf(error) !== 416) return new ReceiptStoreUnavailableError(error);
    return this.sizeOf(key).then(
      (byteSize) => new ReceiptRangeError(byteSize),
      (reason: unknown) => new ReceiptStoreUnavailableError(reason),
    );
  }
}

function connect({ endpoint, region, accessKeyId, secretAccessKey }: S3Settings, mostConnections = 50): S3Client {
  const agent = { keepAlive: true, maxSockets: mostConnections };
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Servers at home have no name for each bucket.
    forcePathStyle: true,
    // Many servers that speak S3 do not know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: attempts,
    requestHandler: { ...timeouts, httpAgent: agent, httpsAgent: agent },
    logger,
  });
}

const statusOf = (error: unknown) => (error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined);

/** A bucket that is not there is no answer about the file. */
const isMissing = (error: unknown) => statusOf(error) === 404 && (error as S3ServiceException).name !== 'NoSuchBucket';
