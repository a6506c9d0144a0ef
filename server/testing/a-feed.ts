interface FeedItem {
  guid?: string;
  title?: string;
  link?: string;
  description?: string;
  /** As RSS writes dates. */
  pubDate?: string;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** An RSS 2.0 feed with these items. */
export function anRssFeed(items: FeedItem[], channel = '<title>Money &amp;amp; more</title>'): string {
  const elements = items.map(
    (item) =>
      `<item>${Object.entries(item)
        .map(([name, value]) => `<${name}>${escape(value as string)}</${name}>`)
        .join('')}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel>${channel}<link>https://example.org/</link>${elements.join('')}</channel></rss>`;
}
