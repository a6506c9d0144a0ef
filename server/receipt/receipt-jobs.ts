import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';

/** A receipt whose reading has begun. */
export interface ReceiptJob {
  ledgerId: string;
  id: string;
  originalName: string;
  mediaType: 'image/jpeg' | 'application/pdf';
  uploadedBy: number | null;
  /** Which beginning this is: as soon as there is a later one, this one has nothing to say any more. */
  attempts: number;
  /** Beginnings since somebody asked for it, with this one. */
  tries: number;
}

type JobKey = Pick<ReceiptJob, 'ledgerId' | 'id' | 'attempts'>;

/** Reading takes too long for a transaction: these are the short steps before and during it. */
@Injectable()
export class ReceiptJobs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Marks a receipt as being read. @returns null when it is not to be read: read already, failed, deleted or gone. */
  async begin(ledgerId: string, id: string): Promise<ReceiptJob | null> {
    const [[job]]: [ReceiptJob[], number] = await this.dataSource.query(
      `UPDATE receipts
          SET status = 'reading', progress = 0, attempts = attempts + 1, tries = tries + 1, moved_at = $3,
              version = version + 1
        WHERE ledger_id = $1 AND id = $2 AND status IN ('uploaded', 'reading') AND deleted_at IS NULL
        RETURNING ledger_id AS "ledgerId", id, original_name AS "originalName", media_type AS "mediaType",
                  uploaded_by AS "uploadedBy", attempts, tries`,
      [ledgerId, id, this.clock.now()],
    );
    return job ?? null;
  }

  /** `percent` from 0 to 100. */
  async tellProgress({ ledgerId, id, attempts }: JobKey, percent: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE receipts SET progress = $4 WHERE ledger_id = $1 AND id = $2 AND attempts = $3 AND status = 'reading'`,
      [ledgerId, id, attempts, percent],
    );
  }

  /** Lets it wait for another beginning; one that was nobody's fault `isForgiven`, and is not counted. */
  async setBack({ ledgerId, id, attempts }: JobKey, { isForgiven }: { isForgiven: boolean }): Promise<void> {
    await this.dataSource.query(
      `UPDATE receipts SET status = 'uploaded', progress = 0, tries = tries - $4::int, moved_at = $5, version = version + 1
        WHERE ledger_id = $1 AND id = $2 AND attempts = $3 AND status = 'reading'`,
      [ledgerId, id, attempts, isForgiven ? 1 : 0, this.clock.now()],
    );
  }
}
