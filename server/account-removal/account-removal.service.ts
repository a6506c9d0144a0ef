import { Injectable } from '@nestjs/common';
import type { Session } from '../auth/current-session.decorator.js';
import { ReauthenticationService } from '../auth/reauthentication.service.js';
import type { Actor } from '../database/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { UserService } from '../user/user.service.js';

@Injectable()
export class AccountRemovalService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reauthentication: ReauthenticationService,
    private readonly users: UserService,
    private readonly ledgers: LedgerService,
  ) {}

  /**
   * Removes a person with all that is theirs alone. A ledger that others are in remains, and gets another owner where
   * they were the only one.
   * @throws UnprocessableProblem at `password`, ReauthenticationProblem, TooManyRequestsProblem
   */
  async remove(session: Session, actor: Actor, password: string | undefined): Promise<void> {
    const proof = await this.reauthentication.requireProof(session, password, 'password');
    const { userId, device, ip } = actor;
    await this.unitOfWork.run(null, async (tx) => {
      const { email, name, timeZone } = await this.reauthentication.holdAccount(tx, proof);
      await this.ledgers.handOver(tx, userId);
      const removed = await this.ledgers.removeLedgersOwnedBy(tx, [userId]);
      const keptLedgers = await this.ledgers.listNames(tx, userId);
      await this.users.removeUsers(tx, [userId]);
      const ledgerIds = removed.map(({ id }) => id);
      tx.emit('user.removed', { user: { id: userId }, email, name, timeZone, ledgerIds, keptLedgers, device, ip });
    });
  }
}
