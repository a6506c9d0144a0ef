import { Injectable } from '@nestjs/common';
import { calendarDateAt } from '../calendar-date.js';
import { Clock } from '../clock.js';
import type { Actor } from '../database/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExpenseSetService } from '../expense/expense-set.service.js';
import { NotFoundProblem, ValidationProblem } from '../http/problem.js';
import { ReceiptFilingService } from './receipt-filing.service.js';
import { filedAlready } from './receipt-problems.js';
import type { ReceiptSplit, SplitReceipt } from './receipt-split.dto.js';
import { ReceiptQueries } from './receipt.queries.js';
import { checkSplit } from './check-split.js';

@Injectable()
export class ReceiptSplitService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: ReceiptQueries,
    private readonly filing: ReceiptFilingService,
    private readonly expenses: ExpenseSetService,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes an expense of each part, and files the receipt with all of them. Parts with an `id` may be sent repeatedly: then
   * they are made once.
   * @throws NotFoundProblem, ConflictProblem `receipt_filed`; ValidationProblem and UnprocessableProblem at the parts.
   */
  async splitReceipt(
    actor: Actor,
    ledger: { id: string; currency: string },
    id: string,
    { spentOn, amount, parts }: ReceiptSplit,
    timeZone: string,
  ): Promise<SplitReceipt> {
    const errors = checkSplit(amount, parts, ledger.currency);
    if (errors.length > 0) throw new ValidationProblem(errors);
    const drafts = parts.map((part) => ({ ...part, spentOn }));
    const today = calendarDateAt(this.clock.now(), timeZone);

    return this.unitOfWork.inLedger(actor, ledger.id, async (tx) => {
      const receipt = await this.filing.find(tx, id);
      if (!receipt) throw new NotFoundProblem('receipt');
      const made = await this.expenses.findSame(tx, drafts);
      if (made) return { items: made };
      if ((await this.queries.get(ledger.id, id, tx.manager)).expenseId !== null) throw filedAlready();
      const items = await this.expenses.record(tx, actor, drafts, { today, fieldOf: (index) => `parts.${index}` });
      await this.filing.file(tx, receipt, items);
      return { items: await this.expenses.get(tx, items) };
    });
  }
}
