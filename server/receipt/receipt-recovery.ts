import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RepeatingTask } from '../events/repeating-task.js';
import type { FilableReceipt } from './receipt-filing.service.js';
import { toReceiptSnapshot } from './receipt-snapshot.js';

/** Milliseconds. */
const interval = 300_000;
/** Minutes: longer than any reading takes; and longer than a queue should be. */
const longestReading = 10;
const longestWaiting = 60;
const takenAtOnce = 100;

interface LeftReceipt extends FilableReceipt {
  ledgerId: string;
  uploadedBy: number | null;
}

/**
 * Takes up what was left lying: a receipt that should have been read by now, whose event is parked or gone. Where it only
 * waits in a long queue, the second event finds nothing to do.
 */
@Injectable()
export class ReceiptRecovery implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReceiptRecovery.name);
  private readonly task = new RepeatingTask(
    () => this.requestOverdue(),
    interval,
    (error) => this.logger.warn(`receipts that were left unread could not be looked for: ${error.message}`),
  );

  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  /** @returns how many it asked for. */
  async requestOverdue(): Promise<number> {
    const left: LeftReceipt[] = await this.dataSource.query(
      `SELECT ledger_id AS "ledgerId", id, original_name AS "originalName", media_type AS "mediaType", reading,
              uploaded_by AS "uploadedBy"
         FROM receipts WHERE ${overdueSql('$1')} ORDER BY moved_at LIMIT ${takenAtOnce}`,
      [this.clock.now()],
    );
    for (const receipt of left) await this.request(receipt);
    if (left.length > 0) this.logger.warn(`${left.length} receipts had been left unread, and are asked for again`);
    return left.length;
  }

  /** Once for several processes: whoever comes second finds it moved. */
  private async request({ ledgerId, uploadedBy, ...receipt }: LeftReceipt): Promise<void> {
    await this.unitOfWork.forLedger(ledgerId, uploadedBy, async (tx) => {
      const [, moved]: [unknown, number] = await tx.manager.query(
        `UPDATE receipts SET status = 'uploaded', moved_at = $3, version = version + 1
          WHERE ledger_id = $1 AND id = $2 AND ${overdueSql('$3')}`,
        [ledgerId, receipt.id, tx.now],
      );
      if (moved > 0) tx.emit('receipt.reading-requested', { receipt: toReceiptSnapshot(receipt), by: 'server' });
    });
  }
}

const overdueSql = (now: string) => `status IN ('uploaded', 'reading') AND deleted_at IS NULL
  AND moved_at < ${now}::timestamptz
      - make_interval(mins => CASE status WHEN 'reading' THEN ${longestReading} ELSE ${longestWaiting} END)`;
