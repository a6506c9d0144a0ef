import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Config } from '../config/config.js';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import { MailIssueService } from '../mail-issue/mail-issue.service.js';
import { IssueContentQueries } from './issue-content.queries.js';
import { latestIssue, reachOf } from './issue-schedule.js';
import type { IssuedNewsItem } from './news.events.js';
import { type DueSchedule, type DueSubscriber, NewsSubscriberQueries } from './news-subscriber.queries.js';

const hour = 3_600_000;
/** An issue that could not be made in time is still made; later than this, in milliseconds, the next one tells of it all. */
const longestDelay = 24 * hour;
/** Who has had no issue for longer than this, in milliseconds, is not told of everything since. */
const longestGap = 14 * 24 * hour;
/** What is due is looked at again for so long, in milliseconds: somebody may have subscribed while a round was made. */
const overlap = hour;
const subscribersPerTransaction = 500;

/** What one round has in common for all people. */
interface Round {
  schedules: DueSchedule[];
  /** By the instants between which they were stored: most people have these in common. */
  items: Map<string, Promise<IssuedNewsItem[]>>;
}

/** Makes issues of news for those whose time has come. */
@Injectable()
export class NewsIssueService {
  /** Until when everything that was due has been made by this process. */
  private doneUntil = new Date(0);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly issues: MailIssueService,
    private readonly subscribers: NewsSubscriberQueries,
    private readonly content: IssueContentQueries,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes every issue that is due, in one process at a time, so many people in one transaction; whatever ends it early,
   * the rest is made by the next call, here or in another process.
   * @returns how many were made.
   */
  async issueDue(signal?: AbortSignal): Promise<number> {
    const now = this.clock.now();
    const schedules = this.config.newsFeeds.length === 0 ? [] : await this.listDue(now);
    const round = { schedules, items: new Map() };
    let made = 0;
    for (let afterId: number | null = 0; afterId !== null && schedules.length > 0;) {
      if (signal?.aborted) return made;
      const batch = await this.issueSome(round, afterId);
      // Another process is at it, and this one cannot know how far it gets.
      if (!batch) return made;
      made += batch.made;
      afterId = batch.lastId;
    }
    this.doneUntil = now;
    return made;
  }

  private async listDue(now: Date): Promise<DueSchedule[]> {
    const from = Math.max(now.getTime() - longestDelay, this.doneUntil.getTime() - overlap);
    const due: DueSchedule[] = [];
    const newest = new Map<number, Date | null>();
    for (const schedule of await this.subscribers.listSchedules()) {
      const issue = latestIssue(schedule, now);
      const time = issue.dueAt.getTime();
      if (time <= from) continue;
      if (!newest.has(time)) newest.set(time, await this.content.findNewest(issue.dueAt));
      const newestAt = newest.get(time);
      if (newestAt) due.push({ ...schedule, ...issue, newestAt });
    }
    return due;
  }

  /** @returns null when another process does it; `lastId` null when nobody is left. */
  private async issueSome(round: Round, afterId: number): Promise<{ made: number; lastId: number | null } | null> {
    return this.unitOfWork.run(null, async (tx) => {
      const [{ leading }]: [{ leading: boolean }] = await tx.manager.query(
        `SELECT pg_try_advisory_xact_lock(hashtext('spendwise.news')) AS leading`,
      );
      if (!leading) return null;
      const limit = subscribersPerTransaction;
      const due = await this.subscribers.listDue(tx.manager, round.schedules, { afterId, limit });
      const made = await this.issueTo(tx, round, due);
      return { made, lastId: due.length < limit ? null : (due.at(-1)?.userId ?? null) };
    });
  }

  /** Nothing new makes no issue and claims none: what comes later belongs to the next one. */
  private async issueTo(tx: Transaction, round: Round, due: DueSubscriber[]): Promise<number> {
    const wanted = [];
    for (const subscriber of due) {
      const schedule = round.schedules[subscriber.index] as DueSchedule;
      const items = await this.itemsFor(tx, round, schedule, subscriber.toldUntil);
      if (items.length > 0) wanted.push({ ...schedule, userId: subscriber.userId, items });
    }
    if (wanted.length === 0) return 0;
    const claimed = await this.issues.claimMany(tx, 'news', wanted);
    for (const { userId, period, frequency, items } of wanted) {
      if (claimed.has(userId)) tx.emit('news.issued', { period, frequency, items }, { userId });
    }
    return claimed.size;
  }

  private itemsFor(
    { manager }: Transaction,
    { items }: Round,
    { dueAt, frequency }: DueSchedule,
    toldUntil: Date | null,
  ): Promise<IssuedNewsItem[]> {
    const isRecent = toldUntil && dueAt.getTime() - toldUntil.getTime() < longestGap;
    const since = isRecent ? toldUntil : new Date(dueAt.getTime() - reachOf(frequency));
    const key = `${since.getTime()} ${dueAt.getTime()}`;
    const known = items.get(key) ?? this.content.listItems(manager, since, dueAt);
    items.set(key, known);
    return known;
  }
}
