import { Injectable, Logger } from '@nestjs/common';
import type { CalendarDate } from '../calendar-date.js';
import { Clock } from '../clock.js';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import { MailIssueService } from '../mail-issue/mail-issue.service.js';
import { MonthFiguresQueries } from './month-figures.queries.js';
import { subscribed, SubscriberQueries } from './subscriber.queries.js';
import './summary.events.js';
import { summaryMonth } from './summary-month.js';

const batch = 100;

@Injectable()
export class SummaryService {
  private readonly logger = new Logger(SummaryService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly subscribers: SubscriberQueries,
    private readonly figures: MonthFiguresQueries,
    private readonly issues: MailIssueService,
  ) {}

  /**
   * Makes the summaries that are due, each in a transaction of its own. One that cannot be made holds up no other, and its
   * turn comes again with the next call. An aborted `signal` ends it after the one in hand.
   * @returns how many mails were asked for.
   */
  async issueDue(signal?: AbortSignal): Promise<number> {
    let issued = 0;
    for (const [month, timeZones] of await this.findDue()) {
      let lastId = 0;
      let waiting: number[];
      do {
        waiting = signal?.aborted ? [] : await this.subscribers.findWaiting(periodOf(month), timeZones, lastId, batch);
        for (const userId of waiting) {
          if (signal?.aborted) return issued;
          issued += (await this.attempt(userId, month)) ? 1 : 0;
        }
        lastId = waiting.at(-1) ?? lastId;
      } while (waiting.length === batch);
    }
    return issued;
  }

  /** The time zones in which a summary is due, by the first day of its month. */
  private async findDue(): Promise<Map<CalendarDate, string[]>> {
    const now = this.clock.now();
    const due = new Map<CalendarDate, string[]>();
    for (const timeZone of await this.subscribers.findTimeZones()) {
      const month = summaryMonth(now, timeZone);
      if (month !== null) due.set(month, [...(due.get(month) ?? []), timeZone]);
    }
    return due;
  }

  private async attempt(userId: number, month: CalendarDate): Promise<boolean> {
    try {
      return await this.issue(userId, month);
    } catch (error) {
      this.logger.warn(`the summary of ${periodOf(month)} for user ${userId} has to wait: ${(error as Error).message}`);
      return false;
    }
  }

  /** Where nothing was recorded there is nothing to mail, and that is settled too. */
  private async issue(userId: number, month: CalendarDate): Promise<boolean> {
    const ledgers = await this.figures.getFigures(userId, month);
    const period = periodOf(month);
    return this.unitOfWork.run(null, async (tx) => {
      if (!(await holdSubscriber(tx, userId))) return false;
      if (!(await this.issues.claim(tx, userId, 'summary', period))) return false;
      if (ledgers.length === 0) return false;
      tx.emit('summary.issued', { period, ledgers }, { userId });
      return true;
    });
  }
}

const periodOf = (month: CalendarDate) => month.slice(0, 7);

/** Until the transaction's end the person neither changes their mind nor goes. */
async function holdSubscriber(tx: Transaction, userId: number): Promise<boolean> {
  const held: unknown[] = await tx.manager.query(
    `SELECT u.id FROM users u WHERE u.id = $1 AND ${subscribed} FOR NO KEY UPDATE`,
    [userId],
  );
  return held.length > 0;
}
