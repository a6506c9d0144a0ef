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
