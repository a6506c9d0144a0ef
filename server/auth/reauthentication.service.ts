import { Injectable } from '@nestjs/common';
import type { Actor } from '../database/actor.js';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import { ReauthenticationProblem } from '../http/problem.js';
import type { User } from '../user/user.service.js';
import type { Session } from './current-session.decorator.js';
import { NoPasswordError, PasswordConfirmation } from './password-confirmation.service.js';
import { SessionService } from './session.service.js';

/** What somebody has proved, and when it is no longer worth anything. */
export interface Proof {
  userId: number;
  sessionId: string;
  /** The one that the given password was right for; null where a fresh sign-in was the proof. */
  passwordHash: string | null;
}

/** Makes sure that it is the person themselves, and not somebody at their open browser. */
@Injectable()
export class ReauthenticationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: PasswordConfirmation,
    private readonly sessions: SessionService,
  ) {}

  /**
   * Makes the actor's session fresh.
   * @throws UnprocessableProblem at `password`, TooManyRequestsProblem, ReauthenticationProblem where there is no password.
   */
  async reauthenticate(actor: Actor, password: string): Promise<void> {
    await this.confirm(actor.userId, password, 'password');
    await this.unitOfWork.run(actor, (tx) => this.sessions.markFresh(tx, actor.sessionId as string));
  }

  /**
   * Asks for the password where there is one, or else for a fresh sign-in.
   * @param field names the password in the request.
   * @throws UnprocessableProblem at `field`, TooManyRequestsProblem, ReauthenticationProblem
   */
  async requireProof(session: Session, password: string | undefined, field: string): Promise<Proof> {
    const passwordHash = await this.confirm(session.userId, password, field).catch((error: unknown) => {
      if (error instanceof ReauthenticationProblem && session.isFresh) return null;
      throw error;
    });
    return { userId: session.userId, sessionId: session.sessionId as string, passwordHash };
  }

  /**
   * Holds the account inside the caller's transaction, if the proof still stands.
   * @throws UnauthenticatedProblem when the session was ended meanwhile, ReauthenticationProblem when the password changed.
   */
  async holdAccount(tx: Transaction, { userId, sessionId, passwordHash }: Proof): Promise<User> {
    const user = await this.sessions.holdSession(tx, { userId, sessionId });
    if (user.passwordHash !== passwordHash) throw new ReauthenticationProblem();
    return user;
  }

  private async confirm(userId: number, password: string | undefined, field: string): Promise<string> {
    try {
      return await this.passwords.confirm(userId, password, field);
    } catch (error) {
      throw error instanceof NoPasswordError ? new ReauthenticationProblem() : error;
    }
  }
}
