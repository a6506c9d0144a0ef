import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import type { LedgerTransaction } from '../database/unit-of-work.js';
import type { BudgetSnapshot } from './budget.events.js';
import { Budget } from './budget.entity.js';
import { BudgetQueries } from './budget.queries.js';
import { toBudgetSnapshot } from './budget-snapshot.js';

/** What becomes of a budget whose category goes. */
@Injectable()
export class BudgetSuccessionService {
  constructor(private readonly queries: BudgetQueries) {}

  /**
   * The budget of a category that goes follows to the one that takes over (`heirId`) where that one has none, and ends
   * otherwise. A deleted one cannot come back any more.
   */
  async replaceCategory(tx: LedgerTransaction, categoryId: string, heirId: string | null): Promise<void> {
    const { ledgerId, manager } = tx;
    await manager.delete(Budget, { ledgerId, categoryId, deletedAt: Not(IsNull()) });
    const own = await manager.findOneBy(Budget, { ledgerId, categoryId });
    if (!own) return;
    const before = await this.getSnapshot(tx, own.id);
    if (heirId === null || (await manager.existsBy(Budget, { ledgerId, categoryId: heirId, deletedAt: IsNull() }))) {
      await manager.delete(Budget, { ledgerId, id: own.id });
      tx.emit('budget.deleted', { budget: before });
      return;
    }
    await manager.update(Budget, { ledgerId, id: own.id }, { categoryId: heirId, version: () => 'version + 1' });
    tx.emit('budget.updated', { before, after: await this.getSnapshot(tx, own.id) });
  }

  private async getSnapshot({ ledgerId, currency, manager }: LedgerTransaction, id: string): Promise<BudgetSnapshot> {
    const month = await this.queries.getNewestMonth(ledgerId, id, manager);
    return toBudgetSnapshot(await this.queries.get({ id: ledgerId, currency }, id, month, manager), currency);
  }
}
