import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LedgerMember } from './ledger-member.entity.js';
import { Ledger } from './ledger.entity.js';
import { LedgerGuard } from './ledger.guard.js';
import { LedgerQueries } from './ledger.queries.js';
import { LedgerService } from './ledger.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Ledger, LedgerMember])],
  providers: [LedgerGuard, LedgerQueries, LedgerService],
  exports: [LedgerGuard, LedgerQueries, LedgerService],
})
export class LedgerModule {}
