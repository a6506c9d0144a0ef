import { Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CurrentActor } from '../auth/current-session.decorator.js';
import { type Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { PageQuery } from '../http/page.dto.js';
import { TaggedByVersion } from '../http/tagged-by-version.decorator.js';
import { CurrentLedger, type CurrentLedgerValue } from '../ledger/current-ledger.decorator.js';
import { LedgerRoute } from '../ledger/ledger-route.decorator.js';
import { Trash } from './expense-changes.dto.js';
import { Expense } from './expense.dto.js';
import { TrashQueries } from './trash.queries.js';
import { TrashService } from './trash.service.js';

@LedgerRoute('expenses')
export class TrashController {
  constructor(
    private readonly queries: TrashQueries,
    private readonly trash: TrashService,
  ) {}

  /** The expenses that were deleted in the last 30 days. */
  // Not cached: the trash is emptied, and people are renamed, without a new version of the ledger.
  @Get('trash')
  @ApiProblems(400)
  list(@CurrentLedger() ledger: CurrentLedgerValue, @Query() query: PageQuery): Promise<Trash> {
    return this.queries.getPage(ledger.id, query);
  }

  /** Takes an expense out of the trash, as it was. */
  @Post(':id/restore')
  @HttpCode(200)
  @TaggedByVersion(Expense)
  @ApiProblems(403)
  restore(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Param('id', new IdPipe('expense')) id: string,
  ): Promise<Expense> {
    return this.trash.restoreExpense(actor, ledger.id, id);
  }
}
