import { Module } from '@nestjs/common';
import { TemporaryReceiptsModule } from '../receipt-intake/temporary-receipts.module.js';
import { ReceiptReader } from '../receipt-reading/receipt-reader.js';
import { ReceiptStoreModule } from '../receipt-store/receipt-store.module.js';
import { CategorySuggestionModule } from '../suggestion/category-suggestion.module.js';
import { ReadingContextQueries } from './reading-context.queries.js';
import { ReadingInterpreter } from './reading-interpreter.js';
import { ReceiptJobs } from './receipt-jobs.js';
import { ReceiptListener } from './receipt.listener.js';
import { ReceiptOutcomes } from './receipt-outcomes.js';
import { ReceiptReadingService } from './receipt-reading.service.js';
import { ReceiptRecovery } from './receipt-recovery.js';
import { StoredReceiptReader } from './stored-receipt-reader.js';

/** The reading half: in the listener's process, or in the API's when no broker is configured. */
@Module({
  imports: [ReceiptStoreModule, CategorySuggestionModule, TemporaryReceiptsModule],
  controllers: [ReceiptListener],
  providers: [
    ReadingContextQueries,
    ReadingInterpreter,
    ReceiptJobs,
    ReceiptOutcomes,
    ReceiptReadingService,
    ReceiptRecovery,
    StoredReceiptReader,
    { provide: ReceiptReader, useFactory: () => new ReceiptReader() },
  ],
})
export class ReceiptListenerModule {}
