import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { UserService } from '../user/user.service.js';

const lifetimeHours = 24;
/** Few enough for one transaction to end long before a statement or a waiting lock times out. */
const accountsPerTransaction = 20;

@Injectable()
export class DemoRemovalService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserService,
    private readonly ledgers: LedgerService,
  ) {}

  /**
   * Removes the demo accounts that are older than a day, with their ledgers, some in each transaction until none is
   * left. An aborted `signal` ends it after the transaction in hand.
   * @returns how many are removed.
   */
  async removeExpired(signal?: AbortSignal): Promise<number> {
    let removed = 0;
    while (!signal?.aborted) {
      const count = await this.unitOfWork.run(null, (tx) => this.removeSome(tx));
      removed += count;
      if (count < accountsPerTransaction) break;
    }
    return removed;
  }

  private async removeSome(tx: Transaction): Promise<number> {
    const userIds = await this.users.claimDemoUsers(tx, { hours: lifetimeHours, limit: accountsPerTransaction });
    const ledgers = await this.ledgers.removeLedgersOwnedBy(tx, userIds);
    await this.users.removeUsers(tx, userIds);
    for (const id of userIds) {
      const ledgerIds = ledgers.filter(({ ownerId }) => ownerId === id).map((ledger) => ledger.id);
      tx.emit('demo.removed', { user: { id }, ledgerIds });
    }
    return userIds.length;
  }
}
