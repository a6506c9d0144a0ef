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
import { ExpenseUpdate } from './expense-changes.dto.js';
import { Expense, ExpensePage, ExpenseQuery, NewExpense } from './expense.dto.js';
import { ExpenseQueries } from './expense.queries.js';
import { ExpenseService } from './expense.service.js';

const ExpenseId = () => Param('id', new IdPipe('expense'));

@LedgerRoute('expenses')
export class ExpenseController {
  constructor(
    private readonly queries: ExpenseQueries,
    private readonly expenses: ExpenseService,
  ) {}

  /** A page of the ledger's expenses, with the totals of all that the filter lets through. */
  @Get()
  @CachedByLedger()
  @ApiProblems(400, 422)
  list(
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Query() query: ExpenseQuery,
  ): Promise<ExpensePage> {
    return this.queries.getPage(ledger, query, timeZone);
  }

  /** Records an expense. A repeated `id` returns the expense that was made first. */
  @Post()
  @TaggedByVersion(Expense, 201)
  @ApiProblems(400, 403, 422)
  record(
    @CurrentActor() actor: Actor,
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Body() body: NewExpense,
  ): Promise<Expense> {
    return this.expenses.recordExpense(actor, ledger, body, timeZone);
  }

  /** One expense. Its version is the ETag. */
  @Get(':id')
  @TaggedByVersion(Expense)
  get(@CurrentLedger() ledger: CurrentLedgerValue, @ExpenseId() id: string): Promise<Expense> {
    return this.queries.get(ledger.id, id);
  }

  /** Changes an expense; with `If-Match` only if nobody has changed it since. */
  @Patch(':id')
  @TaggedByVersion(Expense)
  @ApiProblems(400, 403, 412, 422)
  update(
    @CurrentActor() actor: Actor,
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @ExpenseId() id: string,
    @ExpectedVersion() isExpected: VersionTest,
    @Body() body: ExpenseUpdate,
  ): Promise<Expense> {
    return this.expenses.updateExpense(actor, ledger, { id, isExpected }, body, timeZone);
  }

  /** Puts an expense into the trash, from where it can be restored for 30 days. */
  @Delete(':id')
  @HttpCode(204)
  @ApiProblems(400, 403, 412)
  remove(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @ExpenseId() id: string,
    @ExpectedVersion() isExpected: VersionTest,
  ): Promise<void> {
    return this.expenses.deleteExpense(actor, ledger.id, { id, isExpected });
  }
}
