import { createHash } from 'node:crypto';
import { parseFeed } from 'feedsmith';
import { type FeedEntry, entriesOfFeed } from './feed-entries.js';
import { FeedFailure } from './feed-failure.js';
import { oneLine, shorten, textOfHtml } from './plain-text.js';

export interface ReadItem {
  guid: string;
  title: string;
  /** An http(s) address. */
  link: string;
  excerpt: string;
  /** As the feed says; null where it says nothing that can be. */
  publishedAt: Date | null;
}

export interface ReadFeed {
  /** Plain text; may be empty. */
  title: string;
  /** How long the feed says that it may be left alone, in seconds; 0 where it does not. */
  freshFor: number;
  items: ReadItem[];
}

/** Of one answer; what comes after is older in any feed. */
const mostItems = 200;
const longestTitle = 200;
const longestExcerpt = 300;
/** A key in the database cannot be much longer. */
const longestLink = 2_000;
const longestGuid = 200;
/** More of an article than this is not looked at for the excerpt. */
const enough = 10_000;
const earliest = Date.UTC(1990, 0, 1);

/**
 * An RSS, Atom, RDF or JSON feed as plain text and checked links, relative ones taken from `url`, each item once.
 * @throws FeedFailure when it is none of these.
 */
export function readFeed(content: string, url: string): ReadFeed {
  const feed = parse(content);
  const items = new Map<string, ReadItem>();
  for (const entry of feed.entries) {
    const item = toItem(entry, url);
    if (item && !items.has(item.guid)) items.set(item.guid, item);
  }
  return {
    title: shorten(textOf(feed.title), longestTitle),
    freshFor: feed.timeToLive * 60,
    items: [...items.values()],
  };
}

function parse(content: string) {
  try {
    return entriesOfFeed(parseFeed(content, { maxItems: mostItems }));
  } catch {
    throw new FeedFailure('what it answers is no RSS, Atom or JSON feed');
  }
}

function toItem(entry: FeedEntry, url: string): ReadItem | null {
  const link = toLink(entry.link, url);
  if (link === null) return null;
  const excerpt = shorten(textOf(entry.summary), longestExcerpt);
  const title = shorten(textOf(entry.title), longestTitle) || shorten(excerpt, longestTitle);
  if (title === '') return null;
  return { guid: toGuid(entry.guid ?? link), title, link, excerpt, publishedAt: toInstant(entry.date) };
}

function textOf({ value, isHtml }: FeedEntry['title']): string {
  const start = value.slice(0, enough);
  return isHtml ? textOfHtml(start) : oneLine(start);
}

/** An address with a name or password in it may look like another one, so it is none. */
function toLink(link: string | undefined, base: string): string | null {
  if (link === undefined || !URL.canParse(link, base)) return null;
  const url = new URL(link, base);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' && url.href.length <= longestLink ? url.href : null;
}

const toGuid = (guid: string) =>
  guid.length > longestGuid || oneLine(guid) !== guid ? createHash('sha256').update(guid).digest('hex') : guid;

function toInstant(date: string | undefined): Date | null {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) || time < earliest ? null : new Date(time);
}
