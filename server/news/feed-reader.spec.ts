import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../database/data-source-options.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { OutboxSignal } from '../events/outbox-signal.js';
import { anRssFeed } from '../testing/a-feed.js';
import { FeedServer } from '../testing/feed-server.js';
import { FixedClock } from '../testing/fixed-clock.js';
import { testConfig } from '../testing/test-api.js';
import { createTestDatabase } from '../testing/test-database.js';
import { ThisMachineToo } from '../testing/this-machine-too.js';
import { FeedFetcher } from './feed-fetcher.js';
import { FeedReader } from './feed-reader.js';
import { NewsFeedService } from './news-feed.service.js';

let database: { url: string; drop: () => Promise<void> };
let dataSource: DataSource;
let server: FeedServer;
let clock: FixedClock;
let urls: string[];

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url, 5)).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(async () => {
  server = await FeedServer.open();
  clock = new FixedClock(new Date('2026-11-27T10:00:00Z'));
  urls = [server.url('/feed')];
  await dataSource.query('DELETE FROM news_feeds');
});
afterEach(() => server.close());

/** As in a process of its own. */
function reader(): FeedReader {
  const unitOfWork = new UnitOfWork(dataSource, clock, new OutboxSignal());
  const feeds = new NewsFeedService(unitOfWork, testConfig({ NEWS_FEEDS: urls.join(',') }));
  return new FeedReader(feeds, new FeedFetcher(new ThisMachineToo(), clock));
}

async function readAt(time: string): Promise<void> {
  clock.set(`2026-${time}Z`);
  await reader().readDue();
}

const items = (): Promise<{ title: string }[]> =>
  dataSource.query(`SELECT title, link, published_at, stored_at FROM news_items ORDER BY title`);
const titles = async () => (await items()).map(({ title }) => title);
const feed = async () => (await dataSource.query(`SELECT * FROM news_feeds`))[0];
const anItem = (name: string, more: object = {}) => ({ title: name, link: `https://example.org/${name}`, ...more });

describe('feeds are read', () => {
  it('when their time has come, by asking for what is new', async () => {
    server.serve('/feed', anRssFeed([anItem('One')]), { etag: '"1"' });
    await readAt('11-27T10:00:00');
    await readAt('11-27T10:29:59');
    expect(server.requests).toHaveLength(1);
    expect(await feed()).toMatchObject({
      title: 'Money & more',
      etag: '"1"',
      fetched_at: '2026-11-27T10:00:00.000Z',
      next_fetch_at: '2026-11-27T10:30:00.000Z',
    });
    server.serve('/feed', '', {}, 304);
    await readAt('11-27T10:30:00');
    expect(server.requests[1]?.headers['if-none-match']).toBe('"1"');
    expect(await feed()).toMatchObject({ title: 'Money & more', etag: '"1"', fetched_at: '2026-11-27T10:30:00.000Z' });
    expect(await titles()).toEqual(['One']);
  });

  it('as seldom as they say themselves', async () => {
    server.serve('/feed', anRssFeed([], '<title>T</title><ttl>120</ttl>'), { 'cache-control': 'max-age=3600' });
    await readAt('11-27T10:00:00');
    expect(await feed()).toMatchObject({ next_fetch_at: '2026-11-27T12:00:00.000Z' });
  });

  it('more and more seldom while that fails, until it works again', async () => {
    server.serve('/feed', 'no feed');
    await readAt('11-27T10:00:00');
    expect(await feed()).toMatchObject({
      failures: 1,
      error: 'what it answers is no RSS, Atom or JSON feed',
      next_fetch_at: '2026-11-27T10:30:00.000Z',
    });
    await readAt('11-27T10:30:00');
    expect(await feed()).toMatchObject({ failures: 2, next_fetch_at: '2026-11-27T11:30:00.000Z' });
    server.serve('/feed', '', { 'retry-after': '36000' }, 503);
    await readAt('11-27T11:30:00');
    expect(await feed()).toMatchObject({ error: 'it answers 503', next_fetch_at: '2026-11-27T21:30:00.000Z' });
    server.serve('/feed', anRssFeed([anItem('One')]));
    await readAt('11-27T21:30:00');
    expect(await feed()).toMatchObject({ failures: 0, error: null, next_fetch_at: '2026-11-27T22:00:00.000Z' });
  });

  it('once, by several processes, and the others meanwhile', async () => {
    urls = ['/a', '/b', '/c', '/slow'].map((path) => server.url(path));
    for (const path of ['/a', '/b', '/c']) server.serve(path, anRssFeed([]));
    await Promise.all([reader(), reader(), reader()].map((one) => one.readDue()));
    expect(server.requests.map(({ path }) => path).sort()).toEqual(['/a', '/b', '/c', '/slow']);
  });

  it('only while they are configured: their items go with them', async () => {
    server.serve('/feed', anRssFeed([anItem('One')]));
    await readAt('11-27T10:00:00');
    urls = [server.url('/other')];
    await readAt('11-27T10:01:00');
    expect(await titles()).toEqual([]);
    expect(await feed()).toMatchObject({ url: urls[0] });
    urls = [];
    await readAt('11-27T10:02:00');
    expect(await feed()).toBeUndefined();
  });
});

describe('items', () => {
  it('are kept once, with the latest words', async () => {
    server.serve('/feed', anRssFeed([anItem('One', { guid: '1' }), anItem('Two', { guid: '2' })]));
    await readAt('11-27T10:00:00');
    server.serve('/feed', anRssFeed([anItem('Two, corrected', { guid: '2' }), anItem('Three', { guid: '3' })]));
    await readAt('11-27T11:00:00');
    expect(await items()).toMatchObject([
      { title: 'One', stored_at: '2026-11-27T10:00:00.000Z' },
      { title: 'Three', stored_at: '2026-11-27T11:00:00.000Z' },
      { title: 'Two, corrected', stored_at: '2026-11-27T10:00:00.000Z' },
    ]);
  });

  it('that two feeds tell of are kept once', async () => {
    urls.push(server.url('/other'));
    server.serve('/feed', anRssFeed([anItem('One', { guid: 'a' })]));
    server.serve('/other', anRssFeed([anItem('One', { guid: 'b' }), anItem('Two')]));
    await readAt('11-27T10:00:00');
    expect(await titles()).toEqual(['One', 'Two']);
  });

  it('are of the time they say, of now where they say none or one to come, and not at all where it is long ago', async () => {
    const dates = {
      Dated: 'Thu, 26 Nov 2026 08:00:00 GMT',
      Future: 'Thu, 26 Nov 2037 08:00:00 GMT',
      None: 'soon',
      Old: 'Thu, 27 Aug 2026 08:00:00 GMT',
    };
    server.serve('/feed', anRssFeed(Object.entries(dates).map(([name, pubDate]) => anItem(name, { pubDate }))));
    await readAt('11-27T10:00:00');
    expect(await items()).toMatchObject([
      { title: 'Dated', published_at: '2026-11-26T08:00:00.000Z' },
      { title: 'Future', published_at: '2026-11-27T10:00:00.000Z' },
      { title: 'None', published_at: '2026-11-27T10:00:00.000Z' },
    ]);
  });

  it('go after 90 days, but not to come again: one that is still listed stays', async () => {
    server.serve('/feed', anRssFeed([anItem('Listed'), anItem('Gone')]));
    await readAt('06-01T10:00:00');
    server.serve('/feed', anRssFeed([anItem('Listed')]));
    await readAt('08-29T10:00:00');
    expect(await titles()).toEqual(['Gone', 'Listed']);
    await readAt('08-31T10:00:00');
    expect(await items()).toMatchObject([{ title: 'Listed', stored_at: '2026-06-01T10:00:00.000Z' }]);
  });
});
