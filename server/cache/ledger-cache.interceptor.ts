import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { calendarDateAt } from '../calendar-date.js';
import { Clock } from '../clock.js';
import { VersionedCache } from './versioned-cache.js';

/** Raised when an answer changes its shape, so that a store never serves an old one to a new client. */
const answerFormat = 3;

type LedgerRequest = FastifyRequest & {
  ledger: { id: string; version: string; role: string };
  user: { timeZone: string };
};

/**
 * Answers from `ledger : version : role : today : URL`, where today is the caller's, as "this month" follows from it. The
 * same is the ETag. Needs the guards of session and ledger before it.
 */
@Injectable()
export class LedgerCacheInterceptor implements NestInterceptor {
  constructor(
    private readonly cache: VersionedCache,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<string | undefined> {
    const http = context.switchToHttp();
    return from(this.answer(http.getRequest<LedgerRequest>(), http.getResponse<FastifyReply>(), next));
  }

  private async answer(request: LedgerRequest, reply: FastifyReply, next: CallHandler) {
    const { ledger, url, headers } = request;
    const today = calendarDateAt(this.clock.now(), request.user.timeZone);
    const state = `${answerFormat}:${ledger.id}:${ledger.version}:${ledger.role}:${today}`;
    const etag = `W/"${state}:${digest(url)}"`;
    const asked = new Set(headers['if-none-match']?.split(',').map(opaqueTag));
    // Only a query that was accepted got this ETag, so it needs neither to be checked nor to be answered again.
    if (asked.has(opaqueTag(etag))) return notModified(reply, etag);
    const body = await this.cache.getOrMake(`${state}:${url}`, async () =>
      JSON.stringify(await lastValueFrom(next.handle())),
    );
    // "*" is any answer there is, and only now it is known that there is one.
    if (asked.has('*')) return notModified(reply, etag);
    void reply.header('ETag', etag).type('application/json; charset=utf-8');
    return body;
  }
}

function notModified(reply: FastifyReply, etag: string): undefined {
  void reply.header('ETag', etag).status(304);
}

/** A tag as RFC 9110, 13.1.2 compares it here: weakly. */
const opaqueTag = (tag: string) => tag.trim().replace(/^W\//, '');

/** The ETag is one address's own: that another one was accepted says nothing about this one. */
const digest = (url: string) => createHash('sha256').update(url).digest('base64url').slice(0, 22);
