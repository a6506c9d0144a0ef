import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { AccountOpeningService } from '../auth/account-opening.service.js';
import type { Session } from '../auth/current-session.decorator.js';
import { SessionService } from '../auth/session.service.js';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import type { RequestOrigin } from '../http/request-origin.js';
import { UserService } from '../user/user.service.js';
import type { ClaimedPerson } from './claimed-person.js';
import { decideSignIn, type SignInDecision, type SignInFacts } from './decide-sign-in.js';
import { Identity } from './identity.entity.js';
import { IdentityService } from './identity.service.js';
import type { OidcLogin } from './oidc-logins.js';
import { SignInFailure } from './sign-in-problem.js';

/** Somebody who has come back from a provider. */
export interface Arrival {
  login: OidcLogin;
  person: ClaimedPerson;
  /** The session in which the visit began, while it is open. */
  session: Session | null;
  origin: RequestOrigin;
}

/** The session of somebody who is to be signed in. */
export interface OpenedSession {
  userId: number;
  sessionId: string;
}

/** Two that come back at once may both find nobody: the database lets one of them in, the other looks again. */
const lostRaces = new Set(['uq_users_email', 'uq_identities_issuer_subject']);

/** Does for people who come back from a provider what is decided about them. */
@Injectable()
export class AdmissionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserService,
    private readonly identities: IdentityService,
    private readonly accounts: AccountOpeningService,
    private readonly sessions: SessionService,
  ) {}

  /** @returns whom to sign in; null when they stay who they are. @throws SignInFailure and changes nothing. */
  async admit(arrival: Arrival): Promise<OpenedSession | null> {
    const attempt = () => this.unitOfWork.run(null, (tx) => this.decideAndDo(tx, arrival));
    try {
      return await attempt();
    } catch (error) {
      if (!isLostRace(error)) throw error;
      return attempt();
    }
  }

  private async decideAndDo(tx: Transaction, arrival: Arrival): Promise<OpenedSession | null> {
    const decision = decideSignIn(await this.findFacts(tx, arrival));
    return this.carryOut(tx, decision, arrival);
  }

  private async findFacts(tx: Transaction, { login, person, session }: Arrival): Promise<SignInFacts> {
    const { issuer, subject, email } = person;
    const identity = await tx.manager.findOneBy(Identity, { issuer, subject });
    const owner = session && (await this.users.lockAccount(tx, session.userId));
    // A password reset holds the account while it ends the sessions: whoever waited for that sees that theirs is over.
    const isOpen = owner && (await this.sessions.isOpen(tx, login.sessionId as string));
    // The address decides nothing for who is signed in, nor once the identity is known.
    const isAddressAsked = login.intent === 'sign-in' && email !== null && !identity;
    const account = isAddressAsked ? await this.users.lockAccountOf(tx, email) : null;
    return {
      intent: login.intent,
      startedAt: login.createdAt,
      person,
      identityOf: identity?.userId ?? null,
      session: isOpen ? { userId: owner.id, isFresh: session.isFresh, isDemo: owner.isDemo } : null,
      account: account && { userId: account.id, isEmailVerified: account.emailVerifiedAt !== null },
    };
  }

  private async carryOut(
    tx: Transaction,
    decision: SignInDecision,
    { login, person, origin }: Arrival,
  ): Promise<OpenedSession | null> {
    const link = (userId: number) => this.identities.link(tx, userId, login.provider, person, origin);
    switch (decision.do) {
      case 'sign-in':
        return this.signIn(tx, decision.userId, person, origin);
      case 'link-and-sign-in':
        await link(decision.userId);
        return this.signIn(tx, decision.userId, person, origin);
      case 'open-account':
        return this.openAccount(tx, decision.email, { login, person, origin });
      case 'link':
        await link(decision.userId);
        return null;
      case 'mark-fresh':
        await this.identities.noteUse(tx, decision.userId, person);
        await this.sessions.markFresh(tx, login.sessionId as string);
        return null;
      case 'nothing':
        return null;
      case 'refuse':
        throw new SignInFailure(decision.problem);
    }
  }

  /**
   * The session is as fresh as the sign-in at the provider, which may be hours old; where it does not say, it is not.
   * Opening a session holds the account: an identity that was taken away until then lets nobody in. */
  private async signIn(
    tx: Transaction,
    userId: number,
    person: ClaimedPerson,
    origin: RequestOrigin,
  ): Promise<OpenedSession> {
    const proved = person.authenticatedAt?.getTime() ?? 0;
    const authenticatedAt = new Date(Math.min(proved, tx.now.getTime()));
    const sessionId = await this.sessions.openSession(tx, userId, origin, { authenticatedAt });
    if (!(await this.identities.noteUse(tx, userId, person))) throw new SignInFailure('sign_in_refused');
    return { userId, sessionId };
  }

  private async openAccount(
    tx: Transaction,
    email: string,
    { login, person, origin }: Omit<Arrival, 'session'>,
  ): Promise<OpenedSession> {
    const { name, timeZone, isEmailVerified } = person;
    const emailVerifiedAt = isEmailVerified ? tx.now : null;
    const user = { email, emailVerifiedAt, passwordHash: null, name, timeZone, isDemo: false };
    const { userId, sessionId } = await this.accounts.openAccount(tx, user, origin);
    await this.identities.add(tx, userId, login.provider, person);
    await this.identities.noteUse(tx, userId, person);
    return { userId, sessionId };
  }
}

function isLostRace(error: unknown): boolean {
  const { constraint = '' } = error instanceof QueryFailedError ? (error.driverError as { constraint?: string }) : {};
  return lostRaces.has(constraint);
}
