import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { calendarDateAt } from '../calendar-date.js';
import { Clock } from '../clock.js';
import type { ReadingContext } from '../receipt-reading/receipt-reading.js';
import { regionOf } from './region-of.js';
import { merchantKeyOf } from './merchant-key.js';

const mostMerchants = 2_000;
/** How alike two readings of one merchant are: letters are easily taken for others. From 0 to 1, of pg_trgm. */
const leastAlike = 0.75;

/** What the people of a ledger call a merchant. */
export interface KnownMerchant {
  title: string;
  category: { id: string; name: string } | null;
}

@Injectable()
export class ReadingContextQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** What a reader should know of the ledger. Today is that of who uploaded the receipt. */
  async getContext(ledgerId: string, uploadedBy: number | null): Promise<ReadingContext> {
    const [row]: { currency: string; timeZone: string | null; merchants: string[] | null }[] =
      await this.dataSource.query(contextSql, [ledgerId, uploadedBy, mostMerchants]);
    const { currency = 'USD', timeZone, merchants } = row ?? {};
    return {
      region: regionOf(currency, timeZone ?? null),
      currency,
      today: calendarDateAt(this.clock.now(), timeZone ?? 'UTC'),
      merchants: merchants ?? [],
    };
  }

  /** What a person made of this merchant, or of one that reads nearly the same, when they corrected it last. */
  async findKnownMerchant(ledgerId: string, readAs: string): Promise<KnownMerchant | null> {
    const key = merchantKeyOf(readAs);
    const [row]: { title: string; categoryId: string | null; categoryName: string | null }[] =
      key === '' ? [] : await this.dataSource.query(knownMerchantSql, [ledgerId, key, leastAlike]);
    if (!row) return null;
    const { title, categoryId, categoryName } = row;
    return { title, category: categoryId && categoryName ? { id: categoryId, name: categoryName } : null };
  }
}

/** $1 ledger, $2 user, $3 titles: the most frequent ones, each as it was last written. */
const contextSql = `
  SELECT l.currency, (SELECT time_zone FROM users WHERE id = $2) AS "timeZone",
         (SELECT array_agg(latest.title ORDER BY often.count DESC, often.title_key)
            FROM (SELECT title_key, sum(count) AS count FROM expense_titles WHERE ledger_id = $1
                   GROUP BY title_key ORDER BY 2 DESC, 1 LIMIT $3) often
           CROSS JOIN LATERAL (SELECT e.title FROM expenses e
                                WHERE e.ledger_id = $1 AND e.title_key = often.title_key AND e.deleted_at IS NULL
                                ORDER BY e.spent_on DESC, e.created_at DESC, e.id DESC LIMIT 1) latest) AS merchants
    FROM ledgers l WHERE l.id = $1`;

/** $1 ledger, $2 key, $3 least similarity. */
const knownMerchantSql = `
  SELECT m.title, c.id AS "categoryId", c.name AS "categoryName"
    FROM receipt_merchants m
    LEFT JOIN categories c ON c.ledger_id = m.ledger_id AND c.id = m.category_id AND c.archived_at IS NULL
   WHERE m.ledger_id = $1 AND (m.merchant_key = $2 OR similarity(m.merchant_key, $2) >= $3)
   ORDER BY m.merchant_key = $2 DESC, similarity(m.merchant_key, $2) DESC, m.merchant_key LIMIT 1`;
