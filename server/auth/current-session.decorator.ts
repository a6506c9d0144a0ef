import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AccessScope } from '../access-token/access-scope.js';
import type { Actor } from '../database/actor.js';
import { originOf } from '../http/request-origin.js';

/** Who is behind a request, and how they proved it: by the session of a browser, or by an access token of this scope. */
export interface Session {
  userId: number;
  /** Null for an access token. */
  sessionId: string | null;
  /** IANA name. */
  timeZone: string;
  access: 'session' | AccessScope;
  /** Whether the person proved within the last minutes that it is them. */
  isFresh: boolean;
  /** When this use of a browser's session is worth a note: its last one is over a minute old. */
  isUseDue: boolean;
}

export type AuthenticatedRequest = FastifyRequest & { user: Session };

export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): Session => context.switchToHttp().getRequest<AuthenticatedRequest>().user,
);

/** The caller as the unit of work wants to know them. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  const { userId, sessionId } = request.user;
  return { userId, sessionId, ...originOf(request) };
});
