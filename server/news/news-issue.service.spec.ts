import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NewsScene, type Subscription } from '../testing/news-scene.js';

let scene: NewsScene;

beforeAll(async () => {
  scene = await NewsScene.open();
});
afterAll(() => scene.close());
beforeEach(() => scene.clear());

const periods = async () => (await scene.issues()).map(({ period }) => period);
const contents = async () => (await scene.issues()).map(({ titles }) => titles);

describe('an issue', () => {
  it('is made once, when it is due, of what is new', async () => {
    const userId = await scene.subscribe();
    await scene.tell('Before', '2026-11-26T06:59:00Z');
    await scene.tell('One', '2026-11-26T20:00:00Z');
    await scene.tell('Two', '2026-11-27T06:00:00Z');
    await scene.issueAt('2026-11-26T07:00:00Z');
    expect(await scene.issueAt('2026-11-27T06:59:59Z')).toBe(0);
    expect(await scene.issueAt('2026-11-27T07:00:00Z')).toBe(1);
    await scene.tell('Later', '2026-11-27T07:00:10Z');
    for (const time of ['07:00:30', '12:00:00', '23:59:59']) expect(await scene.issueAt(`2026-11-27T${time}Z`)).toBe(0);
    expect(await scene.issues()).toEqual([
      { userId, period: '2026-11-26', frequency: 'daily', titles: ['Before'] },
      { userId, period: '2026-11-27', frequency: 'daily', titles: ['Two', 'One'] },
    ]);
  });

  it('tells of everything since the one before, once', async () => {
    await scene.subscribe();
    for (const day of ['24', '25', '26', '27']) {
      await scene.tell(day, `2026-11-${day}T07:00:00Z`);
      await scene.tell(`${day} later`, `2026-11-${day}T07:00:01Z`);
    }
    await scene.issueAt('2026-11-24T07:00:00Z');
    // Late, but in time; then not at all for a day.
    await scene.issueAt('2026-11-25T19:30:00Z');
    await scene.issueAt('2026-11-27T07:00:00Z');
    expect(await contents()).toEqual([['24'], ['25', '24 later'], ['27', '26 later', '26', '25 later']]);
    expect(await periods()).toEqual(['2026-11-24', '2026-11-25', '2026-11-27']);
  });

  it('has the latest 15 at most, and none that was old when it came', async () => {
    await scene.subscribe();
    await scene.tell('Old', '2026-11-27T01:00:00Z', '2026-10-01T00:00:00Z');
    for (let minute = 10; minute < 30; minute += 1) await scene.tell(`${minute}`, `2026-11-27T06:${minute}:00Z`);
    await scene.issueAt('2026-11-27T07:00:00Z');
    expect((await contents())[0]).toEqual(Array.from({ length: 15 }, (_, index) => `${29 - index}`));
  });

  it('has its items with all that a mail says of them', async () => {
    await scene.subscribe();
    await scene.tell('One', '2026-11-27T06:00:00Z');
    await scene.issueAt('2026-11-27T07:00:00Z');
    const [{ data }] = await scene.dataSource.query('SELECT data FROM outbox');
    expect(data.items).toEqual([
      {
        source: 'Money',
        title: 'One',
        link: 'https://example.org/1',
        excerpt: 'Text',
        publishedAt: '2026-11-27T06:00:00.000Z',
      },
    ]);
  });

  it('is not made of nothing; what comes later belongs to the next one', async () => {
    await scene.subscribe();
    expect(await scene.issueAt('2026-11-26T07:00:00Z')).toBe(0);
    await scene.tell('One', '2026-11-26T07:10:00Z');
    expect(await scene.issueAt('2026-11-26T07:30:00Z')).toBe(0);
    expect(await scene.issueAt('2026-11-27T07:00:00Z')).toBe(1);
    expect(await scene.issues()).toMatchObject([{ period: '2026-11-27', titles: ['One'] }]);
  });

  it('is made for all who wait for it, whatever their zone, by week or by day', async () => {
    const tokyo = await scene.subscribe({ timeZone: 'Asia/Tokyo', hour: 16 });
    const friday = await scene.subscribe({ frequency: 'weekly', weekday: 5 });
    const monday = await scene.subscribe({ frequency: 'weekly', weekday: 1 });
    const nobody = await scene.subscribe({ hour: 8 });
    await scene.tell('One', '2026-11-27T06:00:00Z');
    await scene.tell('Monday', '2026-11-23T06:00:00Z');
    await scene.issueAt('2026-11-27T07:00:00Z');
    const issues = await scene.issues();
    expect(issues).toEqual([
      { userId: tokyo, period: '2026-11-27', frequency: 'daily', titles: ['One'] },
      { userId: friday, period: '2026-W48', frequency: 'weekly', titles: ['One', 'Monday'] },
    ]);
    expect(issues.map(({ userId }) => userId)).not.toEqual(expect.arrayContaining([monday, nobody]));
  });
});

describe('nothing is mailed', () => {
  beforeEach(() => scene.tell('One', '2026-11-27T06:00:00Z'));

  it.each<[string, Subscription]>([
    ['has not subscribed', { subscribed: false }],
    ['is a demo', { demo: true }],
    ['has not confirmed their address', { verifiedAt: null }],
    ['confirmed it after the issue was due', { verifiedAt: '2026-11-27T09:00:00Z' }],
    ['subscribed, or chose another hour, after it was due', { since: '2026-11-27T09:00:00Z' }],
  ])('to who %s', async (_, subscription) => {
    await scene.subscribe(subscription);
    expect(await scene.issueAt('2026-11-27T10:00:00Z')).toBe(0);
    await scene.tell('Two', '2026-11-27T12:00:00Z');
    const isReader = Boolean(subscription.since ?? subscription.verifiedAt);
    expect(await scene.issueAt('2026-11-28T07:00:00Z')).toBe(isReader ? 1 : 0);
  });

  it('where no feed is configured', async () => {
    await scene.subscribe();
    scene.clock.set('2026-11-27T07:00:00Z');
    expect(await scene.issuer('').issueDue()).toBe(0);
  });
});

describe('other wishes', () => {
  const choose = (change: string) => scene.dataSource.query(`UPDATE users SET ${change}`);

  it('do not bring a second issue of the same day', async () => {
    await scene.subscribe();
    await scene.tell('One', '2026-11-27T06:00:00Z');
    await scene.issueAt('2026-11-27T07:00:00Z');
    await scene.tell('Two', '2026-11-27T08:00:00Z');
    await choose(`news_hour = 20, news_since = '2026-11-27T10:00:00Z'`);
    expect(await scene.issueAt('2026-11-27T20:00:00Z')).toBe(0);
    expect(await scene.issueAt('2026-11-28T20:00:00Z')).toBe(1);
    expect(await contents()).toEqual([['One'], ['Two']]);
  });

  it('between day and week repeat nothing', async () => {
    await scene.subscribe({ frequency: 'weekly', weekday: 5 });
    await scene.tell('One', '2026-11-27T06:00:00Z');
    await scene.issueAt('2026-11-27T07:00:00Z');
    await choose(`news_frequency = 'daily', news_hour = 9, news_since = '2026-11-27T08:00:00Z'`);
    expect(await scene.issueAt('2026-11-27T09:00:00Z')).toBe(0);
    await scene.tell('Two', '2026-11-27T09:30:00Z');
    await scene.issueAt('2026-11-28T09:00:00Z');
    await choose(`news_frequency = 'weekly', news_weekday = 6, news_since = '2026-11-28T10:00:00Z'`);
    for (const day of ['28', '29', '30']) expect(await scene.issueAt(`2026-11-${day}T12:00:00Z`)).toBe(0);
    expect(await contents()).toEqual([['One'], ['Two']]);
  });
});

describe('whoever makes issues', () => {
  it('catches up with one when it was down, unless that is a day late', async () => {
    await scene.subscribe();
    for (const day of ['24', '25', '26']) await scene.tell(day, `2026-11-${day}T06:00:00Z`);
    expect(await scene.issueAt('2026-11-27T06:59:59Z')).toBe(1);
    await scene.subscribe({ frequency: 'weekly', weekday: 3 });
    expect(await scene.issueAt('2026-11-26T07:00:00Z')).toBe(0);
    expect(await periods()).toEqual(['2026-11-26']);
  });

  it('makes each one once when several processes are at it', async () => {
    for (let person = 0; person < 40; person += 1) await scene.subscribe();
    await scene.tell('One', '2026-11-27T06:00:00Z');
    scene.clock.set('2026-11-27T07:00:00Z');
    const processes = Array.from({ length: 4 }, () => scene.issuer());
    const made = await Promise.all([...processes, ...processes].map((one) => one.issueDue()));
    await scene.issuer().issueDue();
    expect(made.reduce((sum, count) => sum + count)).toBeGreaterThan(0);
    const readers = (await scene.issues()).map(({ userId }) => userId);
    expect(readers).toHaveLength(40);
    expect(new Set(readers).size).toBe(40);
  });

  it('goes on with more people than one transaction takes, and with those who came since', async () => {
    await scene.dataSource.query(
      `INSERT INTO users (email, name, time_zone, currency, news_subscribed, news_frequency, email_verified_at)
       SELECT 'many-' || n || '@example.org', 'Ada', 'UTC', 'USD', true, 'daily', '2026-01-01'
         FROM generate_series(1, 1200) n`,
    );
    await scene.tell('One', '2026-11-27T06:00:00Z');
    scene.clock.set('2026-11-27T07:00:00Z');
    const issuer = scene.issuer();
    expect(await issuer.issueDue()).toBe(1200);
    await scene.subscribe();
    scene.clock.set('2026-11-27T07:00:30Z');
    expect(await issuer.issueDue()).toBe(1);
  });

  it('leaves no claim of an issue whose making failed', async () => {
    await scene.subscribe();
    await scene.tell('One', '2026-11-27T06:00:00Z');
    await scene.dataSource.query(`ALTER TABLE outbox ADD CONSTRAINT ck_outbox_closed CHECK (type <> 'news.issued')`);
    await expect(scene.issueAt('2026-11-27T07:00:00Z')).rejects.toThrow('ck_outbox_closed');
    await scene.dataSource.query(`ALTER TABLE outbox DROP CONSTRAINT ck_outbox_closed`);
    expect(await scene.issueAt('2026-11-27T07:01:00Z')).toBe(1);
  });
});
