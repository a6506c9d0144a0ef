import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Session } from '../auth/current-session.decorator.js';
import { SessionService } from '../auth/session.service.js';
import { normaliseEmail } from '../auth/email-address.js';
import type { Actor } from '../database/actor.js';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import { NotFoundProblem, UnauthenticatedProblem, UnprocessableProblem } from '../http/problem.js';
import type { CreatedAccessToken, NewAccessToken } from './access-token.dto.js';
import { AccessTokenRow } from './access-token.entity.js';
import { AccessTokenQueries, type ValidToken } from './access-token.queries.js';
import { readAuthorization } from './authorization-header.js';

/** Lets people and secret scanners see what it is. */
const prefix = 'spendwise_';
const tokenBytes = 32;
const mostTokens = 50;

@Injectable()
export class AccessTokenService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionService,
    private readonly queries: AccessTokenQueries,
  ) {}

  /**
   * Makes a token, which is shown now and never again.
   * @throws UnprocessableProblem for an end in the past; UnauthenticatedProblem when the session was ended meanwhile.
   */
  async create(actor: Actor, { name, scope, expiresAt }: NewAccessToken): Promise<CreatedAccessToken> {
    const token = prefix + randomBytes(tokenBytes).toString('base64url');
    return this.unitOfWork.run(actor, async (tx) => {
      const { email } = await this.sessions.holdSession(tx, actor);
      const end = expiresAt === undefined ? null : new Date(expiresAt);
      if (end && end <= tx.now) throw refuse('expiresAt', 'must be in the future');
      const held = await tx.manager.countBy(AccessTokenRow, { userId: actor.userId });
      if (held >= mostTokens) throw refuse('name', `cannot be added: remove one of your ${mostTokens} tokens first`);
      const id = randomUUID();
      const row = {
        id,
        userId: actor.userId,
        name,
        scope,
        tokenHash: hashOf(token),
        createdAt: tx.now,
        expiresAt: end,
      };
      await tx.manager.insert(AccessTokenRow, row);
      tx.emit('token.created', { tokenId: id, name, scope, email, device: actor.device, ip: actor.ip });
      const instants = { createdAt: tx.now.toISOString(), expiresAt: end?.toISOString() ?? null, lastUsedAt: null };
      return { id, name, scope, ...instants, token };
    });
  }

  /** @throws NotFoundProblem when the actor has no such token. */
  async revoke(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const token = await tx.manager.findOneBy(AccessTokenRow, { id, userId: actor.userId });
      const { affected } = await tx.manager.delete(AccessTokenRow, { id, userId: actor.userId });
      if (!token || !affected) throw new NotFoundProblem('access token');
      const { name, scope } = token;
      tx.emit('token.revoked', { tokenId: id, name, scope, device: actor.device, ip: actor.ip });
    });
  }

  /** Removes a user's tokens, those made since `since` or all, inside the caller's transaction. */
  async revokeAll(tx: Transaction, userId: number, since = new Date(0)): Promise<void> {
    await tx.manager.query(`DELETE FROM access_tokens WHERE user_id = $1 AND created_at >= $2`, [userId, since]);
  }

  /**
   * Who sent this `Authorization` header.
   * @throws UnauthenticatedProblem for anything but a valid token, with its owner's address where HTTP Basic was used.
   */
  async authenticate(header: string): Promise<Session> {
    const token = await this.findValid(header);
    if (!token) throw new UnauthenticatedProblem('The access token is not right, has expired or was revoked.');
    const { id, userId, timeZone, scope, isUseDue } = token;
    if (isUseDue) await this.noteUse(id);
    return { userId, sessionId: null, timeZone, access: scope, isFresh: false, isUseDue: false };
  }

  /** Whether this `Authorization` header still lets somebody in. Asking does not count as use. */
  async isValid(header: string): Promise<boolean> {
    return (await this.findValid(header)) !== null;
  }

  private async findValid(header: string): Promise<ValidToken | null> {
    const presented = readAuthorization(header);
    const token = presented && (await this.queries.findValid(hashOf(presented.token)));
    return token && isUserOf(token.email, presented.user) ? token : null;
  }

  private async noteUse(id: string): Promise<void> {
    await this.unitOfWork.run(null, (tx) => tx.manager.update(AccessTokenRow, { id }, { lastUsedAt: tx.now }));
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();

const isUserOf = (email: string, user: string | null) => user === null || normaliseEmail(user) === email;

const refuse = (field: string, message: string) => new UnprocessableProblem([{ field, message }]);
