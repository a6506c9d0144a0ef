import type { Readable } from 'node:stream';

/** Bytes of a file, both ends included, counted from 0, as in HTTP (RFC 9110, section 14.1.2). */
export interface ByteRange {
  start: number;
  end: number;
}

export interface OpenedFile {
  /** To be read to its end or destroyed. */
  stream: Readable;
  /** Of the whole file, whatever part of it was asked for. */
  byteSize: number;
}

/**
 * Keeps the files of receipts under the keys that `receiptFiles` makes: on this machine's disk, or in an S3-compatible store
 * where one is configured.
 */
export abstract class ReceiptStore {
  /**
   * Takes `file` over: it is gone from its place afterwards. When this resolves, the bytes outlast a crash of the machine.
   * May be repeated, also when an earlier attempt succeeded without anybody hearing of it.
   * @throws ReceiptStoreFullProblem, ReceiptStoreUnavailableError
   */
  abstract put(key: string, file: string, mediaType: string): Promise<void>;

  /**
   * `range` may end beyond the file, but must begin inside it.
   * @throws ReceiptFileMissingError, ReceiptRangeError, ReceiptStoreUnavailableError
   */
  abstract open(key: string, range?: ByteRange): Promise<OpenedFile>;

  /** What is not there counts as removed. @throws ReceiptStoreUnavailableError */
  abstract remove(keys: string[]): Promise<void>;

  /** Every file, also those whose key is none of ours. @throws ReceiptStoreUnavailableError */
  abstract list(): AsyncIterable<{ key: string; modifiedAt: Date }>;

  /**
   * Copies a file to a path of this machine, for programs that read files.
   * @throws ReceiptFileMissingError, ReceiptStoreFullProblem, ReceiptStoreUnavailableError
   */
  abstract fetchTo(key: string, file: string): Promise<void>;
}
