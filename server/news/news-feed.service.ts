import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import type { FeedFailure } from './feed-failure.js';
import type { FetchedFeed, Validators } from './feed-fetcher.js';
import { delayAfterFailure, delayAfterSuccess } from './fetch-delay.js';
import { newsDays } from './news-days.js';
import type { ReadFeed, ReadItem } from './read-feed.js';

export interface ClaimedFeed extends Validators {
  url: string;
  failures: number;
}

/** A feed that somebody took and never came back with, as their process ended, is read again after this, in seconds. */
const leaseSeconds = 1_800;

/** Keeps feeds and what they told of. */
@Injectable()
export class NewsFeedService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {}

  /** Makes the configured feeds known, and forgets all others with their items. */
  async syncConfigured(): Promise<void> {
    await this.unitOfWork.run(null, async ({ manager, now }) => {
      const { newsFeeds } = this.config;
      await manager.query(`DELETE FROM news_feeds WHERE url <> ALL($1::text[])`, [newsFeeds]);
      if (newsFeeds.length === 0) return;
      await manager.query(
        `INSERT INTO news_feeds (url, next_fetch_at) SELECT url, $2 FROM unnest($1::text[]) AS url
         ON CONFLICT DO NOTHING`,
        [newsFeeds, now],
      );
    });
  }

  /** Takes a feed that is to be read now, so that no other process reads it. @returns null when there is none. */
  async claimDue(): Promise<ClaimedFeed | null> {
    return this.unitOfWork.run(null, async ({ manager, now }) => {
      const [[claimed]]: [ClaimedFeed[], number] = await manager.query(
        `UPDATE news_feeds SET next_fetch_at = $1::timestamptz + make_interval(secs => $2)
          WHERE url = (SELECT url FROM news_feeds WHERE next_fetch_at <= $1
                        ORDER BY next_fetch_at, url LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING url, etag, last_modified AS "lastModified", failures`,
        [now, leaseSeconds],
      );
      return claimed ?? null;
    });
  }

  /** @param read what was fetched says; null when nothing has changed. */
  async store(feed: ClaimedFeed, { etag, lastModified, freshFor }: FetchedFeed, read: ReadFeed | null): Promise<void> {
    await this.unitOfWork.run(null, async (tx) => {
      const delay = delayAfterSuccess(Math.max(freshFor, read?.freshFor ?? 0));
      const [known]: [unknown[], number] = await tx.manager.query(
        `UPDATE news_feeds SET title = coalesce($2, title), etag = $3, last_modified = $4, fetched_at = $5, failures = 0,
                error = NULL, next_fetch_at = $5::timestamptz + make_interval(secs => $6)
          WHERE url = $1 RETURNING url`,
        [feed.url, read?.title ?? null, etag, lastModified, tx.now, delay],
      );
      if (known.length > 0 && read) await storeItems(tx, feed.url, read.items);
    });
  }

  async fail({ url, failures }: ClaimedFeed, failure: FeedFailure): Promise<void> {
    await this.unitOfWork.run(null, async ({ manager, now }) => {
      await manager.query(
        `UPDATE news_feeds SET failures = $2, error = $3, next_fetch_at = $4::timestamptz + make_interval(secs => $5)
          WHERE url = $1`,
        [url, failures + 1, failure.message, now, delayAfterFailure(failures + 1, failure.retryAfter)],
      );
    });
  }
}

/**
 * A second telling of an item corrects its words and is no news. What another feed has told of already is left out. An
 * item goes when it is old and its feed does not list it any more: one without a date would else be new again.
 */
async function storeItems({ manager, now }: Transaction, feedUrl: string, items: ReadItem[]): Promise<void> {
  const oldest = new Date(now.getTime() - newsDays * 86_400_000);
  const current = items
    .map((item) => ({ ...item, publishedAt: item.publishedAt && item.publishedAt < now ? item.publishedAt : now }))
    .filter(({ publishedAt }) => publishedAt > oldest);
  await manager.query(
    `INSERT INTO news_items (id, feed_url, guid, title, link, excerpt, published_at, stored_at)
     SELECT gen_random_uuid(), $1, item.*, $2
       FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
            AS item (guid, title, link, excerpt, published_at)
      WHERE NOT EXISTS (SELECT 1 FROM news_items told WHERE told.link = item.link AND told.feed_url <> $1)
         ON CONFLICT (feed_url, guid) DO UPDATE
        SET title = EXCLUDED.title, link = EXCLUDED.link, excerpt = EXCLUDED.excerpt
      WHERE (news_items.title, news_items.link, news_items.excerpt)
            IS DISTINCT FROM (EXCLUDED.title, EXCLUDED.link, EXCLUDED.excerpt)`,
    [
      feedUrl,
      now,
      current.map(({ guid }) => guid),
      current.map(({ title }) => title),
      current.map(({ link }) => link),
      current.map(({ excerpt }) => excerpt),
      current.map(({ publishedAt }) => publishedAt),
    ],
  );
  await manager.query(`DELETE FROM news_items WHERE feed_url = $1 AND published_at < $2 AND guid <> ALL($3::text[])`, [
    feedUrl,
    oldest,
    items.map(({ guid }) => guid),
  ]);
}
