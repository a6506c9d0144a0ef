import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class ActivityReaderQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Which of these users may read one of these ledgers now. */
  async findReaders(ledgerIds: string[], userIds: number[]): Promise<number[]> {
    if (ledgerIds.length === 0 || userIds.length === 0) return [];
    const found: { userId: number }[] = await this.dataSource.query(
      `SELECT DISTINCT user_id AS "userId" FROM ledger_members
        WHERE ledger_id = ANY($1::uuid[]) AND user_id = ANY($2::int[])`,
      [ledgerIds, userIds],
    );
    return found.map(({ userId }) => userId);
  }
}
