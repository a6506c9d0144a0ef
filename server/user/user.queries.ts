import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { calendarDateAt } from '../calendar-date.js';
import { Clock } from '../clock.js';
import { Config } from '../config/config.js';
import { UnauthenticatedProblem } from '../http/problem.js';
import { isOperatorAddress } from './is-operator-address.js';
import type { User } from './user.dto.js';

@Injectable()
export class UserQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** The profile with the ledgers the user is a member of. @throws UnauthenticatedProblem when the user is gone. */
  async getProfile(userId: number): Promise<User> {
    const [profile]: Omit<User, 'today' | 'isOperator'>[] = await this.dataSource.query(
      `SELECT u.id, u.email, u.email_verified_at IS NOT NULL AS "emailVerified", u.name, u.time_zone AS "timeZone", u.currency,
              u.news_subscribed AS "newsSubscribed", u.news_frequency AS "newsFrequency",
              u.news_weekday AS "newsWeekday", u.news_hour AS "newsHour", u.monthly_summary AS "monthlySummary",
              u.budget_mail AS "budgetMail",
              u.is_demo AS "isDemo",
              (SELECT coalesce(json_agg(json_build_object('id', l.id, 'name', l.name, 'role', m.role, 'currency', l.currency)
                                        ORDER BY m.created_at, l.id), '[]')
                 FROM ledger_members m JOIN ledgers l ON l.id = m.ledger_id WHERE m.user_id = u.id) AS ledgers
         FROM users u WHERE u.id = $1`,
      [userId],
    );
    if (!profile) throw new UnauthenticatedProblem();
    const isOperator = isOperatorAddress(profile, this.config);
    return { ...profile, isOperator, today: calendarDateAt(this.clock.now(), profile.timeZone) };
  }
}
