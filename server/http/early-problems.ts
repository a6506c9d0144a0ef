import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { describeFrameworkError } from './framework-problems.js';
import { problemType, toProblemBody } from './problem-body.js';

/** No hook has run yet where these answers are made, so they bring the strict headers themselves. */
const headers = {
  'Content-Type': `${problemType}; charset=utf-8`,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** Options of Fastify for what goes wrong before there is a route: an address or bytes that are no HTTP. */
export const earlyProblems = { frameworkErrors: answerUnroutable, clientErrorHandler: answerUnreadable };

function answerUnroutable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const body = toProblemBody(describeFrameworkError(error, error.statusCode ?? 500), request.id);
  void reply.code(body.status).headers(headers).send(JSON.stringify(body));
}

function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable && !isAnswered(socket)) {
    const body = toProblemBody(describeFrameworkError(error, 400), 'unread');
    const text = JSON.stringify(body);
    const lines = Object.entries({ ...headers, 'Content-Length': Buffer.byteLength(text), Connection: 'close' });
    socket.write(
      [
        `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status]}`,
        ...lines.map(([name, value]) => `${name}: ${value}`),
        '',
        text,
      ].join('\r\n'),
    );
  }
  socket.destroy(error);
}

/** Whether an answer has begun on this connection already: another one in its middle would be read as a part of it. */
function isAnswered(socket: Socket): boolean {
  const { _httpMessage: response } = socket as Socket & { _httpMessage?: ServerResponse<IncomingMessage> };
  return response?.headersSent ?? false;
}
