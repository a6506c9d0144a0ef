import { Get, Param } from '@nestjs/common';
import { CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { ExpenseHistory } from '../expense/expense-changes.dto.js';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentLedger, type CurrentLedgerValue } from '../ledger/current-ledger.decorator.js';
import { LedgerRoute } from '../ledger/ledger-route.decorator.js';
import { ExpenseHistoryQueries } from './expense-history.queries.js';

@LedgerRoute('expenses')
export class ExpenseHistoryController {
  constructor(private readonly queries: ExpenseHistoryQueries) {}

  /** Who changed what of an expense, and when; also of one in the trash. */
  // Not cached: the listener adds to it later than the ledger gets its version.
  @Get(':id/history')
  getHistory(
    @CurrentSession() { userId }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Param('id', new IdPipe('expense')) id: string,
  ): Promise<ExpenseHistory> {
    return this.queries.getHistory(ledger.id, id, userId);
  }
}
