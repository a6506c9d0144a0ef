import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { receiptConsumer } from '../events/consumers.js';
import { Inbox } from '../events/inbox.js';
import { ReadingInterpreter } from './reading-interpreter.js';
import type { Outcome } from './reading-outcome.js';
import type { ReceiptJob } from './receipt-jobs.js';
import { toReceiptSnapshot } from './receipt-snapshot.js';
import type { StoredReading } from './stored-reading.js';

type Result = { reading: StoredReading; text: string } | { error: string; text: string };

/** Stores what came of a reading, tells of it and records its event as handled, all at once. */
@Injectable()
export class ReceiptOutcomes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly interpreter: ReadingInterpreter,
  ) {}

  /** Nothing was to be read. */
  async finishWithout(eventId: string): Promise<void> {
    await this.inbox.claim(this.dataSource.manager, receiptConsumer.name, eventId);
  }

  /** Does nothing to a receipt whose reading has begun anew since, or that is gone; tells nothing of a deleted one. */
  async store(eventId: string, job: ReceiptJob, outcome: Outcome): Promise<void> {
    const result = await this.toResult(job, outcome);
    const isThere = await this.unitOfWork.forLedger(job.ledgerId, job.uploadedBy, async (tx) => {
      if (!(await this.inbox.claim(tx.manager, receiptConsumer.name, eventId))) return true;
      const isError = 'error' in result;
      const [[stored]]: [{ isDeleted: boolean }[], number] = await tx.manager.query(isError ? failSql : readSql, [
        job.ledgerId,
        job.id,
        job.attempts,
        result.text,
        isError ? result.error : JSON.stringify(result.reading),
        tx.now,
      ]);
      if (!stored || stored.isDeleted) return true;
      const receipt = toReceiptSnapshot({ ...job, reading: isError ? null : result.reading });
      if (isError) tx.emit('receipt.failed', { receipt, error: result.error });
      else tx.emit('receipt.read', { receipt });
      return true;
    });
    if (!isThere) await this.finishWithout(eventId);
  }

  private async toResult({ ledgerId }: ReceiptJob, outcome: Outcome): Promise<Result> {
    if ('error' in outcome) return { error: outcome.error, text: outcome.text ?? '' };
    const { text } = outcome.reading;
    return { reading: await this.interpreter.interpret(ledgerId, outcome.reading), text };
  }
}

const storeSql = (set: string) => `
  UPDATE receipts SET ${set}, moved_at = $6, version = version + 1
   WHERE ledger_id = $1 AND id = $2 AND attempts = $3 AND status = 'reading'
   RETURNING deleted_at IS NOT NULL AS "isDeleted"`;

const readSql = storeSql(`status = 'read', progress = 100, error = NULL, text = $4, reading = $5::jsonb, read_at = $6`);
/** What an earlier reading found is not lost by a later one that fails. */
const failSql = storeSql(`status = 'failed', error = $5, text = coalesce(nullif($4, ''), text)`);
