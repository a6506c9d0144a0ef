import { Injectable } from '@nestjs/common';

/** What the last sweep found, for those who watch over the server. */
@Injectable()
export class ReceiptSweepFindings {
  /** Receipts whose file is gone. */
  withoutFile = 0;
  /** Files that no receipt named, removed since the start. */
  removedFiles = 0;
}
