import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Agent, type Dispatcher, request } from 'undici';
import type { Clock } from '../clock.js';
import type { AddressPolicy } from './address-policy.js';
import { createFeedAgent } from './feed-agent.js';
import { decodeFeed } from './feed-charset.js';
import { FeedFailure } from './feed-failure.js';
import { maxAgeOf, retryAfterOf } from './fetch-delay.js';

/** What the feed said of its latest answer, to ask whether there is a newer one. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface FetchedFeed extends Validators {
  /** Null: nothing has changed. */
  content: string | null;
  /** Where it came from in the end. */
  url: string;
  /** In seconds, as its Cache-Control says. */
  freshFor: number;
}

/** For everything until the last byte, in milliseconds. */
const forFeeds = 10_000;
const mostRedirects = 3;
/** Unpacked. */
const mostBytes = 2 * 1024 * 1024;
const accepted =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1';

/** Asks other servers for their feeds. A feed can lead it nowhere but to public addresses, by http or https. */
export class FeedFetcher {
  constructor(
    private readonly policy: AddressPolicy,
    private readonly clock: Clock,
    private readonly timeout = forFeeds,
  ) {}

  /**
   * @param stop ends it early.
   * @throws FeedFailure
   */
  async fetch(url: string, validators: Validators, stop: AbortSignal): Promise<FetchedFeed> {
    const agent = createFeedAgent(this.policy, this.timeout);
    const signal = AbortSignal.any([stop, AbortSignal.timeout(this.timeout)]);
    try {
      return await this.follow(url, validators, { agent, signal });
    } catch (error) {
      throw toFailure(error as Error);
    } finally {
      await agent.destroy();
    }
  }

  private async follow(start: string, validators: Validators, by: { agent: Agent; signal: AbortSignal }) {
    let url = start;
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const answer = await ask(url, validators, by);
      const location = isRedirect(answer.statusCode) ? headerOf(answer, 'location') : '';
      if (location === '') return toFeed(answer, url, validators, this.clock.now());
      answer.body.destroy();
      url = webAddress(location, url);
    }
    throw new FeedFailure('it redirects too often');
  }
}

async function ask(
  url: string,
  { etag, lastModified }: Validators,
  { agent, signal }: { agent: Agent; signal: AbortSignal },
): Promise<Dispatcher.ResponseData> {
  const answer = await request(url, {
    dispatcher: agent,
    signal,
    headers: {
      accept: accepted,
      'accept-encoding': 'gzip',
      'user-agent': 'SpendWise (finance news for its users)',
      ...(etag === null ? {} : { 'if-none-match': etag }),
      ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
    },
  });
  // A body that nobody reads fails when it is destroyed; one that is read also tells its reader.
  answer.body.on('error', () => undefined);
  return answer;
}

async function toFeed(
  answer: Dispatcher.ResponseData,
  url: string,
  validators: Validators,
  now: Date,
): Promise<FetchedFeed> {
  const { statusCode, body } = answer;
  const freshFor = maxAgeOf(headerOf(answer, 'cache-control'));
  if (statusCode === 304) {
    body.destroy();
    return { ...validators, content: null, url, freshFor };
  }
  if (statusCode !== 200) {
    body.destroy();
    throw new FeedFailure(`it answers ${statusCode}`, retryAfterOf(headerOf(answer, 'retry-after'), now));
  }
  const bytes = await readAll(unpacked(body, headerOf(answer, 'content-encoding').trim().toLowerCase()));
  return {
    etag: headerOf(answer, 'etag') || null,
    lastModified: headerOf(answer, 'last-modified') || null,
    content: decodeFeed(bytes, headerOf(answer, 'content-type')),
    url,
    freshFor,
  };
}

function unpacked(body: Readable, encoding: string): Readable {
  if (encoding === '' || encoding === 'identity') return body;
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    body.destroy();
    throw new FeedFailure('it is packed in a way that was not asked for');
  }
  const gunzip = createGunzip();
  body.once('error', (error) => gunzip.destroy(error));
  return body.pipe(gunzip);
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop destroys the stream.
    if (size > mostBytes) throw new FeedFailure('it is larger than 2 MiB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);

function headerOf({ headers }: Dispatcher.ResponseData, name: string): string {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

function webAddress(location: string, base: string): string {
  const url = URL.canParse(location, base) ? new URL(location, base) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new FeedFailure('it redirects to something that is no web address');
  return url.href;
}

function toFailure(error: Error): FeedFailure {
  if (error instanceof FeedFailure) return error;
  if (error.name === 'TimeoutError') return new FeedFailure('it does not answer in time');
  const { code } = error as NodeJS.ErrnoException;
  return new FeedFailure(code ? `it cannot be reached (${code})` : 'it cannot be reached');
}
