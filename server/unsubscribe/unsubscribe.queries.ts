import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Unsubscription } from './unsubscribe.dto.js';
import type { UnsubscribeClaim } from './unsubscribe-token.js';

@Injectable()
export class UnsubscribeQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The address is whole; null when the user is gone. */
  async findSubscription({ userId, list }: UnsubscribeClaim): Promise<Unsubscription | null> {
    const [found]: Unsubscription[] = await this.dataSource.query(
      `SELECT $2::text AS list, CASE $2 WHEN 'news' THEN news_subscribed WHEN 'summary' THEN monthly_summary ELSE budget_mail END AS "isSubscribed",
              email AS address
         FROM users WHERE id = $1`,
      [userId, list],
    );
    return found ?? null;
  }
}
