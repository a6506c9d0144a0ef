import { ConflictProblem, Problem, UnprocessableProblem } from '../http/problem.js';

/** The ledger's receipts take what they may take. */
export class ReceiptQuotaProblem extends Problem {
  readonly status = 413;
  readonly code = 'receipt_quota';
  readonly title = 'No room for more receipts';
  override readonly errors = [{ field: 'file', message: `does not fit: ${this.reason}` }];

  private constructor(private readonly reason: string) {
    super(
      `This ledger has no room for it: ${reason}. Delete receipts that nobody needs; their room is free a day later.`,
    );
  }

  static ofBytes(quotaBytes: number): ReceiptQuotaProblem {
    return new ReceiptQuotaProblem(`its receipts may take ${Math.floor(quotaBytes / 1024 / 1024)} MB`);
  }

  static ofCount(most: number): ReceiptQuotaProblem {
    return new ReceiptQuotaProblem(`it may have ${most} receipts`);
  }
}

export const unknownReceipt = () =>
  new UnprocessableProblem([{ field: 'receiptId', message: 'is not a receipt of this ledger' }]);

export const unknownExpense = () =>
  new UnprocessableProblem([{ field: 'expenseId', message: 'is not an expense of this ledger' }]);

/** What was deleted was uploaded once more meanwhile. */
export const uploadedAgain = () =>
  new ConflictProblem('receipt_duplicate', [{ field: 'body', message: 'this file has been uploaded again meanwhile' }]);

export const filedAlready = () =>
  new ConflictProblem('receipt_filed', [
    { field: 'body', message: 'this receipt is filed with an expense already: take it off first' },
  ]);
