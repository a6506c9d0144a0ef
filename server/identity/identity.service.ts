import { Injectable } from '@nestjs/common';
import { SessionService } from '../auth/session.service.js';
import type { Actor } from '../database/actor.js';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import { LastWayInProblem, NotFoundProblem } from '../http/problem.js';
import type { RequestOrigin } from '../http/request-origin.js';
import { UserService } from '../user/user.service.js';
import type { ClaimedPerson } from './claimed-person.js';
import { Identity } from './identity.entity.js';
import { IdentityProviders } from './identity-providers.js';
import { LinkedIdentities } from './linked-identities.service.js';

@Injectable()
export class IdentityService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserService,
    private readonly sessions: SessionService,
    private readonly providers: IdentityProviders,
    private readonly linked: LinkedIdentities,
  ) {}

  /** Adds a way in to the user's, inside the caller's transaction. `uq_identities_issuer_subject` may refuse it. */
  async link(tx: Transaction, userId: number, provider: string, person: ClaimedPerson, origin: RequestOrigin) {
    const { email } = await this.users.lockAccount(tx, userId);
    await this.add(tx, userId, provider, person);
    const providerName = this.providers.nameOf(provider);
    tx.emit('identity.linked', { email, provider, providerName, ...origin }, { userId });
  }

  /** The same without a word: for an account that begins with it. */
  async add(tx: Transaction, userId: number, provider: string, { issuer, subject, email }: ClaimedPerson) {
    const id = crypto.randomUUID();
    await tx.manager.insert(Identity, { id, userId, provider, issuer, subject, email, createdAt: tx.now });
  }

  /** Notes that it was used, and the address it has now. @returns whether it is the user's. */
  async noteUse(tx: Transaction, userId: number, { issuer, subject, email }: ClaimedPerson): Promise<boolean> {
    const changes = { lastUsedAt: tx.now, ...(email === null ? {} : { email }) };
    const { affected } = await tx.manager.update(Identity, { userId, issuer, subject }, changes);
    return affected === 1;
  }

  /**
   * Takes one of the actor's identities away. Two removals at once queue up at the user's row, so that the second sees
   * what the first has left.
   * @throws NotFoundProblem, LastWayInProblem when nothing would be left to sign in with.
   */
  async unlink(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const owner = await this.sessions.holdSession(tx, actor);
      const identity = await tx.manager.findOneBy(Identity, { id, userId: owner.id });
      if (!identity) throw new NotFoundProblem('way in');
      const isLast = owner.passwordHash === null && !(await this.linked.hasAny(tx, owner.id, id));
      if (isLast) throw new LastWayInProblem();
      await tx.manager.delete(Identity, { id });
      const { provider } = identity;
      const { device, ip } = actor;
      const providerName = this.providers.nameOf(provider);
      tx.emit('identity.unlinked', { email: owner.email, provider, providerName, device, ip });
    });
  }
}
