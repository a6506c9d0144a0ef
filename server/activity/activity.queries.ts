import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Activity, ActivityPage, ActivityQuery } from './activity.dto.js';
import { activityPageSql } from './activity-page-sql.js';

type ActivityRow = Activity & { total: number };

@Injectable()
export class ActivityQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** What the user did alone, and what happened in the ledgers they may read, the latest first. */
  async getPage(userId: number, { page, pageSize, type }: ActivityQuery): Promise<ActivityPage> {
    const values = [userId, pageSize, (page - 1) * pageSize, ...(type === undefined ? [] : [type])];
    const rows: ActivityRow[] = await this.dataSource.query(activityPageSql(type !== undefined), values);
    const items = rows.filter(({ id }) => id !== null).map(({ total: _, ...activity }) => activity);
    return { items, page, pageSize, total: rows[0]?.total ?? 0 };
  }
}
