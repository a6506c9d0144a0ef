import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { NewsOffer, NewsPage } from './news.dto.js';

const titled = 'https://feed.invalid/money.xml';
const untitled = 'https://user:secret@other.invalid:8443/atom';
let api: TestApi;
let ada: TestClient;

beforeAll(async () => {
  api = await TestApi.start({ NEWS_FEEDS: `${titled},${untitled}` });
  ada = await api.client().register({ timeZone: 'Europe/Berlin' });
  await api.database.query(
    `INSERT INTO news_feeds (url, title, next_fetch_at) VALUES ($1, 'Money', 'infinity'), ($2, '', 'infinity')
     ON CONFLICT (url) DO UPDATE SET title = EXCLUDED.title`,
    [titled, untitled],
  );
});
afterAll(() => api.stop());

async function tell(title: string, publishedAt: string, feedUrl = titled): Promise<void> {
  await api.database.query(
    `INSERT INTO news_items (id, feed_url, guid, title, link, excerpt, published_at, stored_at)
     VALUES ($1, $2, $3, $3, 'https://example.org/1', 'Text', $4, $4)`,
    [randomUUID(), feedUrl, title, publishedAt],
  );
}

async function page(query = ''): Promise<NewsPage> {
  const { status, body } = await ada.get<NewsPage>(`/api/news${query}`);
  expect(status).toBe(200);
  return body;
}

async function offer(): Promise<NewsOffer> {
  const { status, body } = await ada.get<NewsOffer>('/api/news/offer');
  expect(status).toBe(200);
  return body;
}

describe('the news', () => {
  it('are none at first', async () => {
    expect(await page()).toEqual({ items: [], page: 1, pageSize: 25, total: 0 });
  });

  it('are listed, the latest first, for 90 days', async () => {
    await tell('Old', '2026-08-26T17:00:00Z');
    await tell('Second', '2026-11-23T10:00:00Z', untitled);
    await tell('First', '2026-11-24T10:00:00Z');
    await tell('Third', '2026-11-22T10:00:00Z');
    expect(await page('?pageSize=2')).toEqual({
      items: [
        {
          id: expect.any(String),
          source: 'Money',
          title: 'First',
          link: 'https://example.org/1',
          excerpt: 'Text',
          publishedAt: '2026-11-24T10:00:00.000Z',
        },
        expect.objectContaining({ title: 'Second', source: 'other.invalid' }),
      ],
      page: 1,
      pageSize: 2,
      total: 3,
    });
    expect((await page('?page=2&pageSize=2')).items.map(({ title }) => title)).toEqual(['Third']);
    expect(await page('?page=9')).toMatchObject({ items: [], total: 3 });
  });
});

describe('what there is to subscribe to', () => {
  const choose = (body: object) => ada.send('PATCH', '/api/me', { body });
  const nextIssueAt = async () => (await offer()).nextIssueAt;

  it('is named by its titles, or hosts, without what is secret in an address', async () => {
    expect(await offer()).toEqual({ sources: ['Money', 'other.invalid'], nextIssueAt: null });
  });

  it('comes next at the hour of choice, once the address is confirmed', async () => {
    await choose({ newsSubscribed: true, newsFrequency: 'daily', newsHour: 7 });
    expect(await nextIssueAt()).toBeNull();
    await api.database.query(`UPDATE users SET email_verified_at = '2026-11-24T17:00:00Z' WHERE id = $1`, [
      ada.user.id,
    ]);
    expect(await nextIssueAt()).toBe('2026-11-25T06:00:00.000Z');
    await choose({ newsHour: 20 });
    expect(await nextIssueAt()).toBe('2026-11-24T19:00:00.000Z');
    await choose({ newsFrequency: 'weekly', newsWeekday: 3, newsHour: 9 });
    expect(await nextIssueAt()).toBe('2026-11-25T08:00:00.000Z');
  });

  it('comes in the next period when this one has had its issue', async () => {
    await api.database.query(
      `INSERT INTO mail_issues (user_id, kind, period, due_at, created_at)
       VALUES ($1, 'news', '2026-W48', '2026-11-23T08:00:00Z', now()), ($1, 'summary', '2026-W49', now(), now())`,
      [ada.user.id],
    );
    expect(await nextIssueAt()).toBe('2026-12-02T08:00:00.000Z');
  });

  it.each([[{ newsHour: 8 }], [{ newsWeekday: 4 }], [{ newsFrequency: 'daily' }], [{ timeZone: 'UTC' }]])(
    'is not due any more for before %j was chosen',
    async (change) => {
      await api.database.query('UPDATE users SET news_since = NULL WHERE id = $1', [ada.user.id]);
      await choose({ name: 'Ada Lovelace' });
      expect(await since()).toBeNull();
      await choose(change);
      expect(await since()).toBe('2026-11-24T18:00:00.000Z');
    },
  );

  it('ends with the subscription', async () => {
    await choose({ newsSubscribed: false });
    expect(await nextIssueAt()).toBeNull();
  });
});

async function since(): Promise<string | null> {
  const [{ news_since }] = await api.database.query('SELECT news_since FROM users WHERE id = $1', [ada.user.id]);
  return news_since;
}
