import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { UserModule } from '../user/user.module.js';
import { AccountRemovalController } from './account-removal.controller.js';
import { AccountRemovalService } from './account-removal.service.js';

@Module({
  imports: [AuthModule, LedgerModule, UserModule],
  controllers: [AccountRemovalController],
  providers: [AccountRemovalService],
})
export class AccountRemovalModule {}
