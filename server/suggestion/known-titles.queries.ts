import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { formatMinor } from '../money.js';
import { knownTitlesSql } from './known-titles-sql.js';
import type { KnownTitles, TitleQuery } from './suggestion.dto.js';
import { usualAmount } from './usual-amount.js';

interface TitleRow {
  title: string;
  /** Minor units, the newest first. */
  amounts: string[];
  count: number;
  lastSpentOn: string;
  categoryId: string;
  categoryName: string;
  categoryColor: string;
  categoryIcon: string;
}

@Injectable()
export class KnownTitleQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Titles of the ledger that hold `q`, the most useful first. One whose every category is archived is left out. */
  async find(ledger: { id: string; currency: string }, { q = '', limit }: TitleQuery): Promise<KnownTitles> {
    const rows: TitleRow[] = await this.dataSource.query(knownTitlesSql, [ledger.id, q, limit]);
    return { items: rows.map((row) => toKnownTitle(row, ledger.currency)) };
  }
}

function toKnownTitle(row: TitleRow, currency: string): KnownTitles['items'][number] {
  const amount = usualAmount(row.amounts);
  return {
    title: row.title,
    amount: amount === null ? null : formatMinor(amount, currency),
    category: { id: row.categoryId, name: row.categoryName, color: row.categoryColor, icon: row.categoryIcon },
    count: row.count,
    lastSpentOn: row.lastSpentOn,
  };
}
