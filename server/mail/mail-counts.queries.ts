import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import type { DeliveryStatus } from './email-delivery.entity.js';

/** How mails are doing, for those who run this server. */
@Injectable()
export class MailCountsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Mails asked for in the last 24 hours, by state; each state once. */
  countLastDay(): Promise<{ status: DeliveryStatus; count: number }[]> {
    return this.dataSource.query(
      `SELECT state.status, count(mail.id)::int AS count
         FROM unnest(ARRAY['pending', 'sending', 'sent', 'failed', 'bounced']) WITH ORDINALITY AS state (status, place)
         LEFT JOIN email_deliveries mail
           ON mail.status = state.status AND mail.created_at > $1::timestamptz - interval '24 hours'
        GROUP BY state.status, state.place ORDER BY state.place`,
      [this.clock.now()],
    );
  }
}
