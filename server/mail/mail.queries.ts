import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PageQuery } from '../http/page.dto.js';
import type { MailDelivery, MailPage } from './mail.dto.js';

type DeliveryRow = MailDelivery & { total: number };

/**
 * One statement for a page: $1 user, $2 rows, $3 rows to skip. A page past the end is one row of nulls with the total.
 * A mail that tells somebody else that their address was entered shows as the link that was asked for: who asked must
 * not learn that the address has an account.
 */
const mailPageSql = `
  WITH page AS (
    SELECT id, CASE template WHEN 'email-taken' THEN 'confirm-email' ELSE template END AS template,
           recipient AS "to", status, attempts, created_at AS "createdAt", sent_at AS "sentAt", error
      FROM email_deliveries WHERE user_id = $1
     ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3)
  SELECT totals.total, page.*
    FROM (SELECT count(*)::int AS total FROM email_deliveries WHERE user_id = $1) totals LEFT JOIN page ON true
   ORDER BY page."createdAt" DESC, page.id DESC`;

@Injectable()
export class MailQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** What was mailed about the user's account, the latest first. */
  async getPage(userId: number, { page, pageSize }: PageQuery): Promise<MailPage> {
    const rows: DeliveryRow[] = await this.dataSource.query(mailPageSql, [userId, pageSize, (page - 1) * pageSize]);
    const items = rows.filter(({ id }) => id !== null).map(({ total: _, ...delivery }) => delivery);
    return { items, page, pageSize, total: rows[0]?.total ?? 0 };
  }
}
