import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { RepeatingTask } from '../events/repeating-task.js';
import { FeedFailure } from './feed-failure.js';
import { FeedFetcher } from './feed-fetcher.js';
import { type ClaimedFeed, NewsFeedService } from './news-feed.service.js';
import { readFeed } from './read-feed.js';

const interval = 60_000;

/** Reads the configured feeds when their time has come, one after the other. Several processes share them. */
@Injectable()
export class FeedReader implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FeedReader.name);
  private readonly ending = new AbortController();
  private readonly task = new RepeatingTask(
    () => this.readDue(),
    interval,
    (error) => this.logger.warn(`feeds could not be read: ${error.message}`),
  );

  constructor(
    private readonly feeds: NewsFeedService,
    private readonly fetcher: FeedFetcher,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.task.stop();
  }

  async readDue(): Promise<void> {
    await this.feeds.syncConfigured();
    while (!this.ending.signal.aborted) {
      const feed = await this.feeds.claimDue();
      if (!feed) return;
      await this.read(feed);
    }
  }

  private async read(feed: ClaimedFeed): Promise<void> {
    try {
      const fetched = await this.fetcher.fetch(feed.url, feed, this.ending.signal);
      const read = fetched.content === null ? null : readFeed(fetched.content, fetched.url);
      await this.feeds.store(feed, fetched, read);
    } catch (error) {
      if (!(error instanceof FeedFailure)) throw error;
      if (this.ending.signal.aborted) return;
      this.logger.warn(`${feed.url}: ${error.message}`);
      await this.feeds.fail(feed, error);
    }
  }
}
