import { Module } from '@nestjs/common';
import { TemporaryReceipts } from './temporary-receipts.js';

/** For every process that takes receipts in or reads them: each may be killed and leave files. */
@Module({ providers: [TemporaryReceipts] })
export class TemporaryReceiptsModule {}
