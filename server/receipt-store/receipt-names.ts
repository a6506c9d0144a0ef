/** Which receipts there are, told by whoever has the table. */
export abstract class ReceiptNames {
  /** Of these keys of the store, those that a receipt still needs; a receipt that can be restored needs its files. */
  abstract namedReceipts(keys: string[]): Promise<Set<string>>;

  /**
   * Keys of originals that must be in the store, in order, at most a thousand behind `after`. Without it nothing is known to
   * be missing.
   */
  expectedOriginals(_after: string | null): Promise<string[]> {
    return Promise.resolve([]);
  }
}
