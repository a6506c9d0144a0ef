/** Why a receipt was not read. */
export class ReceiptReadingError extends Error {
  /**
   * @param reason for people, to follow "The receipt": "could not be opened", "took too long"
   * @param isTransient the same file may well be read at another time
   */
  constructor(
    readonly reason: string,
    readonly isTransient: boolean,
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'ReceiptReadingError';
  }
}

/** The process that read has ended in the middle. A fresh one may well read it: this one had read other receipts before. */
export class ReaderEndedError extends ReceiptReadingError {}
