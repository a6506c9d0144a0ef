import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CategoryModule } from '../category/category.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ReceiptFilingModule } from '../receipt/receipt-filing.module.js';
import { ExpenseBatchController } from './expense-batch.controller.js';
import { ExpenseBatchService } from './expense-batch.service.js';
import { ExpenseController } from './expense.controller.js';
import { Expense } from './expense.entity.js';
import { ExpenseReadingModule } from './expense-reading.module.js';
import { ExpenseQueries } from './expense.queries.js';
import { ExpenseService } from './expense.service.js';
import { ExpenseSetService } from './expense-set.service.js';
import { StoredExpenseQueries } from './stored-expense.queries.js';
import { TrashController } from './trash.controller.js';
import { TrashQueries } from './trash.queries.js';
import { TrashService } from './trash.service.js';
import { TrashSweeper } from './trash-sweeper.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Expense]),
    ExpenseReadingModule,
    CategoryModule,
    LedgerModule,
    ReceiptFilingModule,
  ],
  controllers: [ExpenseBatchController, TrashController, ExpenseController],
  providers: [
    ExpenseBatchService,
    ExpenseQueries,
    ExpenseService,
    ExpenseSetService,
    StoredExpenseQueries,
    TrashQueries,
    TrashService,
    TrashSweeper,
  ],
  exports: [ExpenseReadingModule, ExpenseService, ExpenseSetService, StoredExpenseQueries],
})
export class ExpenseModule {}
