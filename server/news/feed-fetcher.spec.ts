import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FeedServer } from '../testing/feed-server.js';
import { FixedClock } from '../testing/fixed-clock.js';
import { ThisMachineToo } from '../testing/this-machine-too.js';
import { AddressPolicy } from './address-policy.js';
import { FeedFailure } from './feed-failure.js';
import { FeedFetcher, type Validators } from './feed-fetcher.js';

const never = new AbortController().signal;
const nothing: Validators = { etag: null, lastModified: null };
const notPublic = 'its address is not one of the public internet';
const clock = new FixedClock();
let server: FeedServer;
let other: FeedServer;

beforeAll(async () => {
  [server, other] = await Promise.all([FeedServer.open(), FeedServer.open()]);
});
afterAll(() => Promise.all([server.close(), other.close()]));

const fetcher = (policy = new ThisMachineToo(), timeout = 2_000) => new FeedFetcher(policy, clock, timeout);
const fetch = (path: string, validators = nothing) => fetcher().fetch(server.url(path), validators, never);

describe('a feed', () => {
  it('comes with what to ask for it by next time, and from where', async () => {
    server.serve('/feed', '<rss/>', {
      etag: '"one"',
      'last-modified': 'Fri, 27 Nov 2026 10:00:00 GMT',
      'cache-control': 'max-age=7200',
    });
    expect(await fetch('/feed')).toEqual({
      content: '<rss/>',
      url: server.url('/feed'),
      etag: '"one"',
      lastModified: 'Fri, 27 Nov 2026 10:00:00 GMT',
      freshFor: 7_200,
    });
    const { headers } = server.requests.at(-1) as (typeof server.requests)[0];
    expect(headers['user-agent']).toMatch(/^SpendWise /);
    expect(headers).not.toHaveProperty('if-none-match');
    expect(headers).not.toHaveProperty('cookie');
  });

  it('that has not changed is not sent again', async () => {
    const validators = { etag: 'W/"one"', lastModified: 'Fri, 27 Nov 2026 10:00:00 GMT' };
    server.on('/same', (response, headers) => {
      const isSame =
        headers['if-none-match'] === validators.etag && headers['if-modified-since'] === validators.lastModified;
      response.writeHead(isSame ? 304 : 200).end();
    });
    expect(await fetch('/same', validators)).toMatchObject({ content: null, ...validators });
  });

  it('may be packed', async () => {
    server.serve('/packed', gzipSync('<rss/>'), { 'content-encoding': 'gzip' });
    expect((await fetch('/packed')).content).toBe('<rss/>');
    server.serve('/oddly', 'x', { 'content-encoding': 'br' });
    await expect(fetch('/oddly')).rejects.toThrow('packed in a way that was not asked for');
    server.serve('/broken', 'no gzip', { 'content-encoding': 'gzip' });
    await expect(fetch('/broken')).rejects.toThrow(FeedFailure);
  });

  it('may be in another encoding', async () => {
    server.serve('/latin', Buffer.from('<rss>Café</rss>', 'latin1'), {
      'content-type': 'text/xml; charset=iso-8859-1',
    });
    expect((await fetch('/latin')).content).toBe('<rss>Café</rss>');
  });

  it.each([404, 410, 500])('that answers %i is not read', async (status) => {
    server.serve('/trouble', '<rss/>', {}, status);
    await expect(fetch('/trouble')).rejects.toMatchObject({ message: `it answers ${status}`, retryAfter: 0 });
  });

  it('may ask for patience', async () => {
    server.serve('/busy', '', { 'retry-after': '7200' }, 429);
    await expect(fetch('/busy')).rejects.toMatchObject({ message: 'it answers 429', retryAfter: 7_200 });
  });
});

describe('what would never end', () => {
  it.each([
    ['plainly', (body: Buffer) => body, {}],
    ['unpacked', gzipSync, { 'content-encoding': 'gzip' }],
  ])('ends at 2 MiB, %s', async (_, pack, headers) => {
    server.serve('/large', pack(Buffer.alloc(2 * 1024 * 1024, ' ')), headers);
    expect((await fetch('/large')).content).toHaveLength(2 * 1024 * 1024);
    server.serve('/larger', pack(Buffer.alloc(2 * 1024 * 1024 + 1, ' ')), headers);
    await expect(fetch('/larger')).rejects.toThrow('it is larger than 2 MiB');
  });

  it.each([
    ['says nothing', () => undefined],
    ['says a word now and then', trickle],
  ])('ends in time when the server %s', async (_, answer) => {
    server.on('/slow', answer);
    await expect(fetcher(undefined, 300).fetch(server.url('/slow'), nothing, never)).rejects.toThrow(
      'it does not answer in time',
    );
  });

  it('ends when the process does', async () => {
    server.on('/asked', () => ending.abort());
    const ending = new AbortController();
    await expect(fetcher().fetch(server.url('/asked'), nothing, ending.signal)).rejects.toThrow(FeedFailure);
  });

  it('ends after three redirects', async () => {
    for (const step of [1, 2, 3, 4]) server.serve(`/${step}`, '', { location: `/${step + 1}` }, 302);
    server.serve('/5', '<rss/>');
    expect(await fetch('/2')).toMatchObject({ content: '<rss/>', url: server.url('/5') });
    await expect(fetch('/1')).rejects.toThrow('it redirects too often');
  });
});

describe('a feed is no way into the network', () => {
  it.each([
    ['127.0.0.1'],
    ['2130706433'],
    ['0x7f000001'],
    ['0x7f.1'],
    ['0177.0.0.1'],
    ['127.1'],
    ['0'],
    ['localhost'],
    ['[::1]'],
    ['[::]'],
    ['[::ffff:127.0.0.1]'],
    ['[::ffff:7f00:1]'],
    ['169.254.169.254'],
  ])('by the host %s', async (host) => {
    other.serve('/feed', '<rss/>');
    await expect(fetcher(new AddressPolicy()).fetch(other.url('/feed', host), nothing, never)).rejects.toThrow(
      notPublic,
    );
    expect(other.requests).toEqual([]);
  });

  it('by the name of an address that is looked up and checked, and by that alone', async () => {
    other.serve('/named', '<rss/>');
    expect((await fetcher().fetch(other.url('/named', 'localhost'), nothing, never)).content).toBe('<rss/>');
    other.requests.length = 0;
  });

  it.each(['127.0.0.2', '10.0.0.1', '169.254.169.254', '[::1]', '2130706434'])('by a redirect to %s', async (host) => {
    server.serve('/away', '', { location: other.url('/feed', host) }, 301);
    await expect(fetch('/away')).rejects.toThrow(notPublic);
    expect(other.requests).toEqual([]);
  });

  it.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'gopher://127.0.0.1/', 'http://'])(
    'by a redirect to %s',
    async (location) => {
      server.serve('/away', '', { location }, 301);
      await expect(fetch('/away')).rejects.toThrow('it redirects to something that is no web address');
    },
  );

  it('by a name that nobody has', async () => {
    await expect(fetcher().fetch('http://feed.invalid/', nothing, never)).rejects.toThrow(/^it cannot be reached/);
  });
});

function trickle(response: { write(text: string): boolean; on(event: 'close', act: () => void): unknown }): void {
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
}
