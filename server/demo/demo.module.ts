import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CategoryModule } from '../category/category.module.js';
import { ExpenseModule } from '../expense/expense.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { UserModule } from '../user/user.module.js';
import { DemoController } from './demo.controller.js';
import { DemoRemovalService } from './demo-removal.service.js';
import { DemoService } from './demo.service.js';
import { DemoSweeper } from './demo-sweeper.js';

@Module({
  imports: [AuthModule, CategoryModule, ExpenseModule, LedgerModule, UserModule],
  controllers: [DemoController],
  providers: [DemoRemovalService, DemoService, DemoSweeper],
})
export class DemoModule {}
