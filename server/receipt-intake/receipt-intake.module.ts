import { Module } from '@nestjs/common';
import { ReceiptCleaner } from './receipt-cleaner.js';
import { TemporaryReceipts } from './temporary-receipts.js';

@Module({
  providers: [TemporaryReceipts, { provide: ReceiptCleaner, useFactory: () => new ReceiptCleaner() }],
  exports: [ReceiptCleaner],
})
export class ReceiptIntakeModule {}
