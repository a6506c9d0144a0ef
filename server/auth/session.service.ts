import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../database/actor.js';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import { InvalidCredentialsProblem, NotFoundProblem, UnauthenticatedProblem } from '../http/problem.js';
import type { RequestOrigin } from '../http/request-origin.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import { type User, UserService } from '../user/user.service.js';
import { closeExpiredSessions } from './close-expired-sessions.js';
import type { Session } from './current-session.decorator.js';
import type { Authenticated } from './authenticated.js';
import { KnownDeviceService } from './known-device.service.js';
import { type SessionCloseReason, SessionRow } from './session.entity.js';
import { SessionLimits } from './session-limits.js';

interface NewSession {
  /** Whether it comes with the account: that sign-in is no stranger's. */
  isFirst?: boolean;
  /** When the person proved who they are; now, unless somebody else saw it. */
  authenticatedAt?: Date;
}

interface EndedSession extends RequestOrigin {
  id: string;
}

/** Opens sessions and ends them. That one is over counts at once, for every process: each request reads its row. */
@Injectable()
export class SessionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserService,
    private readonly devices: KnownDeviceService,
    private readonly links: OneTimeTokens,
    private readonly limits: SessionLimits,
  ) {}

  /** Opens a session in the caller's transaction; the least recently used ones above the limit end. @returns its id. */
  async openSession(
    tx: Transaction,
    userId: number,
    origin: RequestOrigin,
    { isFirst = false, authenticatedAt = tx.now }: NewSession = {},
  ): Promise<string> {
    // Two logins at once would both find room: they queue up at their user's row.
    const { email } = await this.users.lockAccount(tx, userId);
    await closeExpiredSessions(tx, this.limits, { userId });
    await this.evictSurplus(tx, userId, email);
    const id = randomUUID();
    const { now } = tx;
    const expiresAt = this.limits.expiryOf(now);
    const instants = { createdAt: now, lastSeenAt: now, authenticatedAt, expiresAt };
    await tx.manager.insert(SessionRow, { id, userId, ...origin, ...instants });
    const isStrange = (await this.devices.recognise(tx, userId, origin)) && !isFirst;
    const linkId = isStrange ? await this.links.create(tx, userId, 'session-report', { sessionId: id, email }) : null;
    tx.emit('session.opened', { sessionId: id, linkId, email, ...origin }, { userId });
    return id;
  }

  /**
   * As `openSession`, for whoever gave the password that was right for this hash.
   * @throws InvalidCredentialsProblem when it was changed meanwhile: nobody gets in by an old one.
   */
  async openByPassword(
    tx: Transaction,
    { userId, passwordHash }: Authenticated,
    origin: RequestOrigin,
  ): Promise<string> {
    const user = await this.users.lockAccount(tx, userId);
    if (user.passwordHash !== passwordHash) throw new InvalidCredentialsProblem();
    return this.openSession(tx, userId, origin);
  }

  /** Ends the actor's own session; a second time does nothing. */
  async closeSession(actor: Actor): Promise<void> {
    const { sessionId, device, ip } = actor;
    if (!sessionId) return;
    await this.unitOfWork.run(actor, async (tx) => {
      const closed = { closedAt: tx.now, closeReason: 'logout' } as const;
      const { affected } = await tx.manager.update(SessionRow, { id: sessionId, closedAt: IsNull() }, closed);
      if (affected) tx.emit('session.closed', { sessionId, device, ip });
    });
  }

  /** Ends one of the actor's sessions from another one. @throws NotFoundProblem when they have no such open session. */
  async endSession(actor: Actor, sessionId: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const ended = await this.close(tx, actor.userId, 'revoked', `AND id = $4`, sessionId);
      if (ended.length === 0) throw new NotFoundProblem('session');
      emitRevoked(tx, actor, ended);
    });
  }

  /** Ends every session of the actor's but their own. */
  async endOtherSessions(actor: Actor): Promise<void> {
    await this.unitOfWork.run(actor, (tx) => this.endOthers(tx, actor));
  }

  /** The same inside the caller's transaction. */
  async endOthers(tx: Transaction, actor: Actor): Promise<void> {
    emitRevoked(tx, actor, await this.close(tx, actor.userId, 'revoked', `AND id <> $4`, actor.sessionId));
  }

  /** Ends every session of a user, inside the caller's transaction, without a word: the caller's event tells of it. */
  async endAll(tx: Transaction, userId: number, reason: SessionCloseReason): Promise<void> {
    await this.close(tx, userId, reason);
  }

  /**
   * Ends a session that its owner does not know, with those that were opened since: whoever opened it may have opened more.
   * Inside the caller's transaction.
   * @returns it, or null when it was so long ago that nothing is left of it.
   */
  async endReported(tx: Transaction, userId: number, sessionId: string): Promise<SessionRow | null> {
    const session = await tx.manager.findOneBy(SessionRow, { id: sessionId, userId });
    if (!session) return null;
    await this.close(tx, userId, 'reported', `AND created_at >= $4`, session.createdAt);
    await this.devices.forget(tx, userId, session);
    return session;
  }

  /**
   * Holds the actor's account inside the caller's transaction, if their session is still open: what was under way when it
   * was ended changes nothing any more.
   * @throws UnauthenticatedProblem
   */
  async holdSession(tx: Transaction, { userId, sessionId }: Pick<Actor, 'userId' | 'sessionId'>): Promise<User> {
    const user = await this.users.lockAccount(tx, userId);
    if (!sessionId || !(await this.isOpen(tx, sessionId))) throw new UnauthenticatedProblem();
    return user;
  }

  /** Whether it has not been ended. Ask while holding the account, as whoever ends its sessions does. */
  async isOpen(tx: Transaction, sessionId: string): Promise<boolean> {
    return tx.manager.existsBy(SessionRow, { id: sessionId, closedAt: IsNull() });
  }

  /** Notes that the session's person has just proved again that it is them. */
  async markFresh(tx: Transaction, sessionId: string): Promise<void> {
    await tx.manager.update(SessionRow, { id: sessionId, closedAt: IsNull() }, { authenticatedAt: tx.now });
  }

  /** Keeps "last used" to the minute; an access token keeps its own. */
  async noteUse({ sessionId, isUseDue }: Session): Promise<void> {
    if (!sessionId || !isUseDue) return;
    await this.unitOfWork.run(null, (tx) =>
      tx.manager.update(SessionRow, { id: sessionId, closedAt: IsNull() }, { lastSeenAt: tx.now }),
    );
  }

  private async evictSurplus(tx: Transaction, userId: number, email: string): Promise<void> {
    const surplus = `AND id IN (SELECT id FROM sessions WHERE user_id = $1 AND closed_at IS NULL
                                 ORDER BY last_seen_at DESC, created_at DESC, id OFFSET $4)`;
    const evicted = await this.close(tx, userId, 'evicted', surplus, this.limits.most - 1);
    for (const { id, device, ip } of evicted) {
      tx.emit('session.evicted', { sessionId: id, email, device, ip }, { userId });
    }
  }

  /** @param condition narrows the user's open sessions by $4. */
  private async close(
    tx: Transaction,
    userId: number,
    reason: SessionCloseReason,
    condition = '',
    ...value: unknown[]
  ): Promise<EndedSession[]> {
    const [ended]: [EndedSession[], number] = await tx.manager.query(
      `UPDATE sessions SET closed_at = $2, close_reason = $3
        WHERE user_id = $1 AND closed_at IS NULL ${condition}
        RETURNING id, device, ip`,
      [userId, tx.now, reason, ...value],
    );
    return ended;
  }
}

function emitRevoked(tx: Transaction, { userId, device, ip }: Actor, ended: EndedSession[]): void {
  for (const { id, ...of } of ended) {
    tx.emit('session.revoked', { sessionId: id, of, device, ip }, { userId });
  }
}
