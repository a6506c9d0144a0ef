import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ExpenseModule } from '../expense/expense.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ReceiptIntakeModule } from '../receipt-intake/receipt-intake.module.js';
import { ReceiptNames } from '../receipt-store/receipt-names.js';
import { ReceiptStoreModule } from '../receipt-store/receipt-store.module.js';
import { ReceiptSweeper } from '../receipt-store/receipt-sweeper.js';
import { ReceiptController } from './receipt.controller.js';
import { Receipt } from './receipt.entity.js';
import { ReceiptFileController } from './receipt-file.controller.js';
import { ReceiptFileService } from './receipt-file.service.js';
import { ReceiptFilingModule } from './receipt-filing.module.js';
import { ReceiptPurger } from './receipt-purger.js';
import { ReceiptQueries } from './receipt.queries.js';
import { ReceiptRowNames } from './receipt-row-names.js';
import { ReceiptService } from './receipt.service.js';
import { ReceiptSplitService } from './receipt-split.service.js';
import { ReceiptUploadService } from './receipt-upload.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Receipt]),
    ExpenseModule,
    LedgerModule,
    ReceiptFilingModule,
    ReceiptIntakeModule,
    ReceiptStoreModule,
  ],
  controllers: [ReceiptController, ReceiptFileController],
  providers: [
    ReceiptFileService,
    ReceiptPurger,
    ReceiptQueries,
    ReceiptService,
    ReceiptSplitService,
    ReceiptSweeper,
    ReceiptUploadService,
    { provide: ReceiptNames, useClass: ReceiptRowNames },
  ],
})
export class ReceiptModule {}
