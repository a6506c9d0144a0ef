import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DiskReceiptStore } from './disk-receipt-store.js';
import { ReceiptStore } from './receipt-store.js';
import { ReceiptSweepFindings } from './receipt-sweep-findings.js';
import { S3ReceiptStore } from './s3-receipt-store.js';

@Module({
  providers: [
    ReceiptSweepFindings,
    {
      provide: ReceiptStore,
      inject: [Config],
      useFactory: ({ s3, dataDir }: Config) =>
        s3 ? new S3ReceiptStore(s3) : new DiskReceiptStore(join(dataDir, 'receipts')),
    },
  ],
  exports: [ReceiptStore, ReceiptSweepFindings],
})
export class ReceiptStoreModule {}
