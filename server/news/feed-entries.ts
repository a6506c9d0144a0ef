import type { AnyFeed } from 'feedsmith';

interface MarkedText {
  value: string;
  isHtml: boolean;
}

/** An item as its feed has it, whatever the format calls the parts. */
export interface FeedEntry {
  guid: string | undefined;
  title: MarkedText;
  link: string | undefined;
  summary: MarkedText;
  date: string | undefined;
}

interface FeedContent {
  title: MarkedText;
  /** In minutes; 0 where the feed does not say. */
  timeToLive: number;
  entries: FeedEntry[];
}

type FeedOf<Format extends AnyFeed['format']> = Extract<AnyFeed, { format: Format }>['feed'];

/** The parts of a feed that matter here. RSS does not say what is HTML in it: everything may be. */
export function entriesOfFeed(parsed: AnyFeed): FeedContent {
  switch (parsed.format) {
    case 'rss':
      return ofRss(parsed.feed);
    case 'atom':
      return ofAtom(parsed.feed);
    case 'rdf':
      return ofRdf(parsed.feed);
    case 'json':
      return ofJson(parsed.feed);
  }
}

const html = (value: string | undefined): MarkedText => ({ value: value ?? '', isHtml: true });
const plain = (value: string | undefined): MarkedText => ({ value: value ?? '', isHtml: false });

function ofRss(feed: FeedOf<'rss'>): FeedContent {
  const entries = (feed.items ?? []).map((item) => ({
    guid: item.guid?.value,
    title: html(item.title),
    link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
    summary: html(item.description ?? item.content?.encoded),
    date: item.pubDate ?? item.dc?.dates?.[0],
  }));
  return { title: html(feed.title), timeToLive: feed.ttl ?? 0, entries };
}

function ofAtom(feed: FeedOf<'atom'>): FeedContent {
  const text = (source: { value?: string; type?: string } | undefined) => ({
    value: source?.value ?? '',
    isHtml: /html/.test(source?.type ?? ''),
  });
  const entries = (feed.entries ?? []).map(({ id, title, links = [], summary, content, published, updated }) => ({
    guid: id,
    title: text(title),
    link: links.find(({ rel = 'alternate' }) => rel === 'alternate')?.href,
    summary: text(summary ?? content),
    date: published ?? updated,
  }));
  return { title: text(feed.title), timeToLive: 0, entries };
}

function ofRdf(feed: FeedOf<'rdf'>): FeedContent {
  const entries = (feed.items ?? []).map((item) => ({
    guid: item.rdf?.about,
    title: html(item.title),
    link: item.link ?? item.rdf?.about,
    summary: html(item.description ?? item.content?.encoded),
    date: item.dc?.dates?.[0],
  }));
  return { title: html(feed.title), timeToLive: 0, entries };
}

function ofJson(feed: FeedOf<'json'>): FeedContent {
  const entries = (feed.items ?? []).map((item) => {
    const text = item.summary ?? item.content_text;
    return {
      guid: item.id,
      title: plain(item.title),
      link: item.url ?? item.external_url,
      summary: text === undefined ? html(item.content_html) : plain(text),
      date: item.date_published ?? item.date_modified,
    };
  });
  return { title: plain(feed.title), timeToLive: 0, entries };
}
