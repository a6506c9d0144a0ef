import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Activity, ActivityPage, ActivityQuery } from './activity.dto.js';
import { toActivityCriteria } from './activity-criteria.js';
import { activityPageSql } from './activity-page-sql.js';

type ActivityRow = Activity & { total: number };

/** `timeZone`: IANA name. */
interface Reader {
  userId: number;
  timeZone: string;
}

@Injectable()
export class ActivityQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * What the user did alone, and what happened in the ledgers they may read, the latest first.
   * @throws ValidationProblem when the last day is before the first.
   */
  async getPage({ userId, timeZone }: Reader, query: ActivityQuery): Promise<ActivityPage> {
    const { page, pageSize } = query;
    const { text, values } = activityPageSql(
      userId,
      { rows: pageSize, skip: (page - 1) * pageSize },
      toActivityCriteria(query, timeZone),
    );
    const rows: ActivityRow[] = await this.dataSource.query(text, values);
    const items = rows.filter(({ id }) => id !== null).map(({ total: _, ...activity }) => activity);
    return { items, page, pageSize, total: rows[0]?.total ?? 0 };
  }
}
