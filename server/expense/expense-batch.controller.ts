import { Body, HttpCode, Patch, Post } from '@nestjs/common';
import { CurrentActor } from '../auth/current-session.decorator.js';
import { type Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { CurrentLedger, type CurrentLedgerValue } from '../ledger/current-ledger.decorator.js';
import { LedgerRoute } from '../ledger/ledger-route.decorator.js';
import { ExpenseBatchService } from './expense-batch.service.js';
import {
  ChangedExpenses,
  ExpenseCategoryChanges,
  ExpenseDeletions,
  ExpenseRestorations,
  RecategorizedExpenses,
} from './expense-changes.dto.js';

@LedgerRoute('expenses')
export class ExpenseBatchController {
  constructor(private readonly batches: ExpenseBatchService) {}

  /** Gives several expenses their categories. What was changed meanwhile is left as it is. */
  @Patch()
  @ApiProblems(400, 403, 422)
  recategorize(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Body() { items }: ExpenseCategoryChanges,
  ): Promise<RecategorizedExpenses> {
    return this.batches.recategorizeExpenses(actor, ledger.id, items);
  }

  /** Puts several expenses into the trash. What was changed meanwhile is left as it is. */
  @Post('delete')
  @HttpCode(200)
  @ApiProblems(400, 403)
  delete(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Body() { items }: ExpenseDeletions,
  ): Promise<ChangedExpenses> {
    return this.batches.deleteExpenses(actor, ledger.id, items);
  }

  /** Takes several expenses out of the trash, as they were. */
  @Post('restore')
  @HttpCode(200)
  @ApiProblems(400, 403)
  restore(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Body() { ids }: ExpenseRestorations,
  ): Promise<ChangedExpenses> {
    return this.batches.restoreExpenses(actor, ledger.id, ids);
  }
}
