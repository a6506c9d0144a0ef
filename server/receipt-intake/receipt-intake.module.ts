import { Module } from '@nestjs/common';
import { ReceiptCleaner } from './receipt-cleaner.js';
import { TemporaryReceiptsModule } from './temporary-receipts.module.js';
import { UploadPlaces } from './upload-places.js';

@Module({
  imports: [TemporaryReceiptsModule],
  providers: [
    { provide: ReceiptCleaner, useFactory: () => new ReceiptCleaner() },
    { provide: UploadPlaces, useFactory: () => new UploadPlaces() },
  ],
  exports: [ReceiptCleaner, UploadPlaces],
})
export class ReceiptIntakeModule {}
