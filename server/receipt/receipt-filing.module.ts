import { Module } from '@nestjs/common';
import { ReceiptFilingService } from './receipt-filing.service.js';

/** What expenses need of receipts; apart, because receipts need expenses. */
@Module({ providers: [ReceiptFilingService], exports: [ReceiptFilingService] })
export class ReceiptFilingModule {}
