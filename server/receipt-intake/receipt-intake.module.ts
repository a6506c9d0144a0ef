import { Module } from '@nestjs/common';
import { ReceiptCleaner } from './receipt-cleaner.js';
import { TemporaryReceipts } from './temporary-receipts.js';
import { UploadPlaces } from './upload-places.js';

@Module({
  providers: [
    TemporaryReceipts,
    { provide: ReceiptCleaner, useFactory: () => new ReceiptCleaner() },
    { provide: UploadPlaces, useFactory: () => new UploadPlaces() },
  ],
  exports: [ReceiptCleaner, UploadPlaces],
})
export class ReceiptIntakeModule {}
