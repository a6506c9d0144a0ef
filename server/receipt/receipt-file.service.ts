import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFoundProblem } from '../http/problem.js';
import { type ReceiptFileKind, receiptFiles } from '../receipt-store/receipt-files.js';
import { ReceiptRangeError } from '../receipt-store/receipt-store-problems.js';
import { ReceiptStore } from '../receipt-store/receipt-store.js';
import { byteRangeOf } from './byte-range.js';
import { contentDisposition, downloadNameOf } from './content-disposition.js';
import type { StoredFile } from './receipt.entity.js';
import { ReceiptQueries } from './receipt.queries.js';

interface Target {
  ledgerId: string;
  id: string;
}

interface Sendable extends Pick<StoredFile, 'mediaType' | 'byteSize'> {
  key: string;
  etag: string;
  name: string;
  isInline: boolean;
}

/** Sends the bytes of receipts. They never change under their id, so an ETag is good for as long as it is asked with. */
@Injectable()
export class ReceiptFileService {
  constructor(
    private readonly queries: ReceiptQueries,
    private readonly store: ReceiptStore,
  ) {}

  /** @throws NotFoundProblem, ReceiptRangeError, ReceiptStoreUnavailableError; so do the others. */
  async sendFile(target: Target & { isInline: boolean }, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.send(await this.find(target, 'original', target.isInline), request, reply);
  }

  async sendThumbnail(target: Target, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.send(await this.find(target, 'thumbnail', true), request, reply);
  }

  /** `page` from 1. @throws NotFoundProblem, also for a page that there is not. */
  async sendPreview(target: Target & { page: number }, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.send(await this.find(target, 'page', true, target.page), request, reply);
  }

  private async find(
    { ledgerId, id }: Target,
    kind: StoredFile['kind'],
    isInline: boolean,
    page?: number,
  ): Promise<Sendable> {
    const { originalName, files } = await this.queries.getFiles(ledgerId, id);
    const file = files.find((each) => each.kind === kind && each.page === page);
    if (!file) throw new NotFoundProblem('page of this receipt');
    const { mediaType, byteSize } = file;
    const key = receiptFiles(ledgerId, id, file as ReceiptFileKind);
    const etag = `"${key.slice(ledgerId.length + 1)}"`;
    return { key, etag, mediaType, byteSize, name: downloadNameOf(originalName, mediaType), isInline };
  }

  private async send(file: Sendable, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { headers } = request;
    if (isAmong(file.etag, headers['if-none-match'])) {
      await reply.headers(headersOf(file)).removeHeader('Content-Type').code(304).send();
      return;
    }
    const isSame = headers['if-range'] === undefined || headers['if-range'] === file.etag;
    const range = isSame ? byteRangeOf(headers.range, file.byteSize) : null;
    if (range === 'unsatisfiable') {
      void reply.header('Content-Range', `bytes */${file.byteSize}`);
      throw new ReceiptRangeError(file.byteSize);
    }
    const { stream } = await this.store.open(file.key, range ?? undefined);
    void reply.headers(headersOf(file)).header('Content-Length', file.byteSize);
    if (range) {
      const { start, end } = range;
      void reply.code(206).headers({
        'Content-Range': `bytes ${start}-${end}/${file.byteSize}`,
        'Content-Length': end - start + 1,
      });
    }
    await reply.send(stream);
  }
}

/** So that nothing of a file can act as a page of this site, whatever is in it. */
const headersOf = ({ etag, mediaType, name, isInline }: Sendable) => ({
  'Content-Type': mediaType,
  'Content-Disposition': contentDisposition(isInline ? 'inline' : 'attachment', name),
  'Content-Security-Policy': `sandbox; default-src 'none'`,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  // On a shared computer nothing of it is left; the ETag is for ranges, and for programs that keep files by themselves.
  'Cache-Control': 'private, no-store',
  'Accept-Ranges': 'bytes',
  ETag: etag,
});

const isAmong = (etag: string, header: string | undefined): boolean =>
  (header ?? '').split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
