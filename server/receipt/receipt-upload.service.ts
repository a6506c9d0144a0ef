import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import type { Actor } from '../database/actor.js';
import { type LedgerTransaction, UnitOfWork } from '../database/unit-of-work.js';
import { ForbiddenProblem } from '../http/problem.js';
import type { CleanedReceipt } from '../receipt-intake/cleaning-order.js';
import { receiveUpload, type Upload } from '../receipt-intake/receive-upload.js';
import { ReceiptCleaner } from '../receipt-intake/receipt-cleaner.js';
import { UploadPlaces } from '../receipt-intake/upload-places.js';
import { receiptFiles } from '../receipt-store/receipt-files.js';
import { ReceiptStore } from '../receipt-store/receipt-store.js';
import type { UploadedReceipt } from './receipt.dto.js';
import { Receipt } from './receipt.entity.js';
import { ReceiptQuotaProblem } from './receipt-problems.js';
import { toReceiptSnapshot } from './receipt-snapshot.js';
import { ReceiptQueries } from './receipt.queries.js';

/** Of one ledger, so that small files cannot fill a table without end. */
const mostReceipts = 20_000;

interface Target {
  id: string;
  role: string;
}

/** A receipt whose files are in the store already. */
interface SafeReceipt {
  id: string;
  upload: Upload;
  cleaned: CleanedReceipt;
  keys: string[];
}

@Injectable()
export class ReceiptUploadService {
  private readonly logger = new Logger(ReceiptUploadService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: ReceiptQueries,
    private readonly store: ReceiptStore,
    private readonly cleaner: ReceiptCleaner,
    private readonly places: UploadPlaces,
    private readonly config: Config,
  ) {}

  /**
   * Takes a file in. Its files are in the store before there is a row: whatever ends this early leaves files that no row
   * names, which the sweeper removes, and never a row without files.
   * @throws ForbiddenProblem, ReceiptQuotaProblem, what is wrong with the file, by 400, 408, 413, 415 and 422, and when too
   * many are under way, 429 and 503.
   */
  async takeIn(actor: Actor, ledger: Target, request: FastifyRequest): Promise<UploadedReceipt> {
    if (ledger.role === 'viewer') throw new ForbiddenProblem('You may look at this ledger, but not change it.');
    this.cleaner.refuseWhenBusy();
    return this.places.within(actor.userId, () => this.receive(actor, ledger.id, request));
  }

  private async receive(actor: Actor, ledgerId: string, request: FastifyRequest): Promise<UploadedReceipt> {
    const upload = await receiveUpload(request, {
      maxBytes: this.config.receiptMaxBytes,
      folder: this.config.temporaryReceiptsFolder,
    });
    try {
      const firstId = await this.queries.findByHash(ledgerId, upload.sha256);
      if (firstId) return await this.answer(ledgerId, firstId, true);
      requireRoom(await this.queries.getUsage(ledgerId), upload.byteSize, this.config.receiptQuotaBytes);
      const safe = await this.makeSafe(ledgerId, upload);
      const id = await this.record(actor, ledgerId, safe);
      return await this.answer(ledgerId, id, id !== safe.id);
    } finally {
      await upload.discard();
    }
  }

  private async makeSafe(ledgerId: string, upload: Upload): Promise<SafeReceipt> {
    const id = randomUUID();
    const cleaned = await this.cleaner.clean(upload);
    const keys = cleaned.files.map((file) => receiptFiles(ledgerId, id, file));
    try {
      for (const [index, { file, mediaType }] of cleaned.files.entries()) {
        await this.store.put(keys[index] as string, file, mediaType);
      }
    } catch (error) {
      await this.dropFiles(keys);
      throw error;
    }
    return { id, upload, cleaned, keys };
  }

  /** @returns the id of the receipt that the ledger has of this file: that of the same one uploaded just before, maybe. */
  private async record(actor: Actor, ledgerId: string, safe: SafeReceipt): Promise<string> {
    try {
      const id = await this.unitOfWork.inLedger(actor, ledgerId, async (tx) => {
        // Now that the ledger is locked, whoever uploaded the same file at the same time has finished.
        const firstId = await this.queries.findByHash(ledgerId, safe.upload.sha256, tx.manager);
        if (firstId) return firstId;
        const receipt = toRow(tx, actor, safe);
        const usage = await this.queries.getUsage(ledgerId, tx.manager);
        requireRoom(usage, Number(receipt.byteSize), this.config.receiptQuotaBytes);
        await tx.manager.insert(Receipt, receipt);
        tx.emit('receipt.uploaded', { receipt: toReceiptSnapshot(receipt) });
        return safe.id;
      });
      if (id !== safe.id) await this.dropFiles(safe.keys);
      return id;
    } catch (error) {
      // Only a problem says for sure that nothing was committed; for all else there is the sweeper.
      if (error instanceof ReceiptQuotaProblem || error instanceof ForbiddenProblem) await this.dropFiles(safe.keys);
      throw error;
    }
  }

  private async answer(ledgerId: string, id: string, isDuplicate: boolean): Promise<UploadedReceipt> {
    return { ...(await this.queries.get(ledgerId, id)), isDuplicate };
  }

  /** Sooner than the sweeper would, as far as that succeeds. */
  private async dropFiles(keys: string[]): Promise<void> {
    await this.store
      .remove(keys)
      .catch((error: Error) => this.logger.warn(`files of a refused receipt stay for the sweeper: ${error.message}`));
  }
}

function requireRoom(usage: { bytes: number; count: number }, more: number, quotaBytes: number): void {
  if (usage.bytes + more > quotaBytes) throw ReceiptQuotaProblem.ofBytes(quotaBytes);
  if (usage.count >= mostReceipts) throw ReceiptQuotaProblem.ofCount(mostReceipts);
}

function toRow({ ledgerId, now }: LedgerTransaction, actor: Actor, { id, upload, cleaned }: SafeReceipt) {
  return {
    ledgerId,
    id,
    uploadedBy: actor.userId,
    status: 'uploaded',
    originalName: upload.originalName,
    mediaType: cleaned.mediaType,
    byteSize: String(cleaned.files.reduce((sum, { byteSize }) => sum + byteSize, 0)),
    sha256: upload.sha256,
    width: cleaned.width,
    height: cleaned.height,
    pages: cleaned.pages,
    files: cleaned.files.map(({ file: _path, ...kept }) => kept),
    reading: null,
    createdAt: now,
    movedAt: now,
  } satisfies Partial<Receipt>;
}
