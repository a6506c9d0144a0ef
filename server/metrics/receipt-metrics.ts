import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { ReceiptSweepFindings } from '../receipt-store/receipt-sweep-findings.js';

/** What the last look through the store of receipts has found, read at each scrape. */
@Injectable()
export class ReceiptMetrics {
  constructor(findings: ReceiptSweepFindings, registry: Registry) {
    new Gauge({
      name: 'spendwise_receipts_without_file',
      help: 'Receipts whose file is gone from the store, at the last look.',
      registers: [registry],
      collect() {
        this.set(findings.withoutFile);
      },
    });
    new Counter({
      name: 'spendwise_receipt_files_removed_total',
      help: 'Files that no receipt named, removed from the store.',
      registers: [registry],
      collect() {
        this.reset();
        this.inc(findings.removedFiles);
      },
    });
  }
}
