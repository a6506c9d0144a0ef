import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toDatabaseProblem } from './database-problem.js';
import { describeFrameworkError } from './framework-problems.js';
import { Problem } from './problem.js';
import { type ProblemBody, problemType, toProblemBody } from './problem-body.js';

/** Every error leaves as problem+json; what nobody foresaw is logged whole and told as "something went wrong". */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = error instanceof Problem ? error : toDatabaseProblem(error);
    const body = problem ? describeProblem(problem, request) : describeHttpError(error, request);
    if (body.status >= 500)
      this.logger.error(`${request.method} ${request.routeOptions?.url ?? ''} ${request.id}`, (error as Error)?.stack);
    sendProblem(http.getResponse<FastifyReply>(), body, problem?.retryAfter);
  }
}

function describeProblem({ title, status, message: detail, code, errors }: Problem, { id }: FastifyRequest) {
  return toProblemBody({ title, status, detail, code, errors }, id);
}

/** Answers of the framework itself, before or around a handler. */
function describeHttpError(error: unknown, { id }: FastifyRequest): ProblemBody {
  const status =
    error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number })?.statusCode ?? 500);
  // Nest wraps the errors of Fastify, and only the wrapped one has its code.
  const source = error instanceof HttpException ? (error.cause ?? error) : error;
  return toProblemBody(describeFrameworkError(source, status), id);
}

function sendProblem(reply: FastifyReply, body: ProblemBody, retryAfter?: number): void {
  if (retryAfter !== undefined) void reply.header('Retry-After', retryAfter);
  // RFC 9110 asks for it. Naming Basic as well would have browsers ask for a password in a window of their own.
  if (body.status === 401) void reply.header('WWW-Authenticate', 'Bearer realm="SpendWise"');
  void reply.status(body.status).type(problemType).header('Cache-Control', 'no-store').send(body);
}
