import { Body, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CurrentActor, CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { CachedByLedger } from '../cache/cached-by-ledger.decorator.js';
import { type Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { ExpectedVersion, type VersionTest } from '../http/expected-version.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { TaggedByVersion } from '../http/tagged-by-version.decorator.js';
import { CurrentLedger, type CurrentLedgerValue } from '../ledger/current-ledger.decorator.js';
import { LedgerRoute } from '../ledger/ledger-route.decorator.js';
import { Budget, BudgetList, BudgetQuery, BudgetUpdate, NewBudget } from './budget.dto.js';
import { BudgetQueries } from './budget.queries.js';
import { BudgetService } from './budget.service.js';

const BudgetId = () => Param('id', new IdPipe('budget'));

@LedgerRoute('budgets')
export class BudgetController {
  constructor(
    private readonly queries: BudgetQueries,
    private readonly budgets: BudgetService,
  ) {}

  /** The budgets of a month, and how far they are used up. */
  @Get()
  @CachedByLedger()
  @ApiProblems(400)
  list(
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() { month }: BudgetQuery,
  ): Promise<BudgetList> {
    return this.queries.list(ledger, month, timeZone);
  }

  /** Sets a budget for a category or for all, from the current month on. Its figures are those of this month. */
  @Post()
  @TaggedByVersion(Budget, 201)
  @ApiProblems(400, 403, 409, 422)
  create(
    @CurrentActor() actor: Actor,
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Body() body: NewBudget,
  ): Promise<Budget> {
    return this.budgets.createBudget(actor, ledger, body, timeZone);
  }

  /** Changes a budget from the current month on; with `If-Match` only if nobody has changed it since. */
  @Patch(':id')
  @TaggedByVersion(Budget)
  @ApiProblems(400, 403, 412)
  update(
    @CurrentActor() actor: Actor,
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @BudgetId() id: string,
    @ExpectedVersion() isExpected: VersionTest,
    @Body() body: BudgetUpdate,
  ): Promise<Budget> {
    return this.budgets.updateBudget(actor, ledger, { id, isExpected }, body, timeZone);
  }

  /** Ends a budget; for a day it can be restored. */
  @Delete(':id')
  @HttpCode(204)
  @ApiProblems(400, 403, 412)
  remove(
    @CurrentActor() actor: Actor,
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @BudgetId() id: string,
    @ExpectedVersion() isExpected: VersionTest,
  ): Promise<void> {
    return this.budgets.deleteBudget(actor, ledger, { id, isExpected }, timeZone);
  }

  /** Brings a deleted budget back as it was. */
  @Post(':id/restore')
  @HttpCode(200)
  @TaggedByVersion(Budget)
  @ApiProblems(403, 409)
  restore(
    @CurrentActor() actor: Actor,
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @BudgetId() id: string,
  ): Promise<Budget> {
    return this.budgets.restoreBudget(actor, ledger, id, timeZone);
  }
}
