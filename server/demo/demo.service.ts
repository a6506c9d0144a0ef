import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NewAccount } from '../auth/account-opening.service.js';
import { RegistrationService } from '../auth/registration.service.js';
import { calendarDateAt } from '../calendar-date.js';
import { CategoryQueries } from '../category/category.queries.js';
import { Config } from '../config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExpenseService } from '../expense/expense.service.js';
import { NotFoundProblem } from '../http/problem.js';
import type { RequestOrigin } from '../http/request-origin.js';
import { demoExpenses } from './demo-expenses.js';

const demoTimeZone = 'America/Los_Angeles';

@Injectable()
export class DemoService {
  constructor(
    private readonly registration: RegistrationService,
    private readonly categories: CategoryQueries,
    private readonly expenses: ExpenseService,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {}

  /** A fresh account with about 18 months of sample expenses. @throws NotFoundProblem where the demo is off. */
  async openDemo(origin: RequestOrigin): Promise<NewAccount> {
    if (!this.config.demoEnabled) throw new NotFoundProblem('demo');
    const account = await this.registration.registerDemo(`demo-${randomUUID()}@demo.invalid`, demoTimeZone, origin);
    const { items } = await this.categories.list(account.ledgerId);
    const idByName = new Map(items.map(({ name, id }) => [name, id]));
    const actor = { userId: account.userId, sessionId: account.sessionId, ...origin };
    await this.unitOfWork.inLedger(actor, account.ledgerId, async (tx) => {
      const samples = demoExpenses(calendarDateAt(tx.now, demoTimeZone), account.userId);
      const drafts = samples.map(({ category, ...expense }) => ({
        ...expense,
        categoryId: idByName.get(category) as string,
      }));
      await this.expenses.recordMany(tx, actor, drafts);
      tx.emit('demo.created', { expenseCount: drafts.length });
    });
    return account;
  }
}
