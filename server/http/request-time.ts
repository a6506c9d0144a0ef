import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** What the server gives any request, in milliseconds: an upload from a poor connection needs minutes. */
export const longestUpload = 330_000;
/** What it gives the headers, and the whole of a request that is no upload. */
export const longestRequest = 30_000;

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/**
 * Leaves the body of a request the time of an upload. Whoever calls it knows already that the sender may upload: before
 * that, anybody could hold a connection.
 */
export function allowUploadTime(request: IncomingMessage): void {
  clearTimeout(timers.get(request));
}

/**
 * Ends requests whose body does not arrive in time. Node's own limit is the same for all, so it can only be the one of
 * uploads, and that would let anybody hold a connection for minutes with two bytes of JSON.
 */
export function limitRequestTime(fastify: FastifyInstance, limit = longestRequest): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { raw, headers } = request;
    const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
    if (hasBody) {
      const timer = setTimeout(() => {
        if (!raw.complete) fastify.server.emit('clientError', new RequestTimeout(), raw.socket);
      }, limit).unref();
      timers.set(raw, timer);
      raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}

/** As Node calls its own. */
class RequestTimeout extends Error {
  readonly code = 'ERR_HTTP_REQUEST_TIMEOUT';
}
