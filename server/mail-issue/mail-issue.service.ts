import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/unit-of-work.js';
import type { MailIssueKind } from './mail-issue.entity.js';

interface DueIssue {
  userId: number;
  period: string;
  dueAt: Date;
}

/** Nobody asks for an issue of so long ago any more. */
const keepDays = 90;

@Injectable()
export class MailIssueService {
  /**
   * Takes an issue for the caller's transaction; a concurrent one waits for its end.
   * @returns false when the issue of this period has been made.
   */
  async claim(tx: Transaction, userId: number, kind: MailIssueKind, period: string): Promise<boolean> {
    const claimed = await this.claimMany(tx, kind, [{ userId, period, dueAt: tx.now }]);
    return claimed.has(userId);
  }

  /**
   * As `claim`, one issue for each of many people, whose claims of long ago are forgotten.
   * @returns those whose issue had not been made.
   */
  async claimMany(tx: Transaction, kind: MailIssueKind, issues: DueIssue[]): Promise<Set<number>> {
    const userIds = issues.map(({ userId }) => userId);
    const claimed: { userId: number }[] = await tx.manager.query(
      `INSERT INTO mail_issues (user_id, kind, period, due_at, created_at)
       SELECT issue.user_id, $1, issue.period, issue.due_at, $2
         FROM unnest($3::int[], $4::text[], $5::timestamptz[]) AS issue (user_id, period, due_at)
           ON CONFLICT DO NOTHING RETURNING user_id AS "userId"`,
      [kind, tx.now, userIds, issues.map(({ period }) => period), issues.map(({ dueAt }) => dueAt)],
    );
    await tx.manager.query(
      `DELETE FROM mail_issues
        WHERE user_id = ANY($1::int[]) AND kind = $2 AND created_at < $3::timestamptz - make_interval(days => $4)`,
      [userIds, kind, tx.now, keepDays],
    );
    return new Set(claimed.map(({ userId }) => userId));
  }
}
