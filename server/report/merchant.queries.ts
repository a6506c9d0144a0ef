import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ExpenseFilter } from '../expense/expense-filter.dto.js';
import { ExpenseMeasureQueries } from '../expense/expense-measure.queries.js';
import { formatMinor } from '../money.js';
import type { MerchantReport } from './merchant.dto.js';
import { merchantsSql } from './merchant-sql.js';
import { ReportCriteria, type ReportLedger } from './report-criteria.js';
import { sumOf } from './report.queries.js';

const mostMerchants = 50;

/** What all titles come to, and the largest of them. */
interface MerchantsRow {
  total: number;
  count: number;
  minor: string;
  items: { title: string; lastOn: string; minor: string; count: number }[];
}

@Injectable()
export class MerchantQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly measures: ExpenseMeasureQueries,
    private readonly criteria: ReportCriteria,
  ) {}

  /** What was spent by title. */
  async getMerchants(ledger: ReportLedger, filter: ExpenseFilter, timeZone: string): Promise<MerchantReport> {
    const { id, currency } = ledger;
    const measured = await this.measures.measure(id, this.criteria.resolve(filter, ledger, timeZone));
    const { text, values } = merchantsSql(id, measured, mostMerchants);
    const [{ total, count, minor, items }] = await this.dataSource.query<[MerchantsRow]>(text, values);
    return {
      currency,
      total,
      items: items.map((item) => ({
        title: item.title,
        amount: formatMinor(item.minor, currency),
        count: item.count,
        lastOn: item.lastOn,
      })),
      rest: {
        amount: formatMinor(BigInt(minor) - sumOf(items), currency),
        count: items.reduce((left, item) => left - item.count, count),
      },
    };
  }
}
