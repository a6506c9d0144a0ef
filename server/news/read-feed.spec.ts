import { describe, expect, it } from '@jest/globals';
import { anRssFeed } from '../testing/a-feed.js';
import { FeedFailure } from './feed-failure.js';
import { readFeed } from './read-feed.js';

const url = 'https://news.example.org/feeds/money.xml';
const read = (content: string) => readFeed(content, url);
const item = { link: 'https://example.org/1', title: 'One' };
const first = (content: string) => read(content).items[0];

const atom = `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Rates &amp;amp; prices</title>
  <entry><id>tag:example.org,2026:1</id><title type="text">5 &lt; 6 &amp;amp; more</title>
    <link rel="enclosure" href="https://example.org/1.mp3"/><link href="/articles/1"/>
    <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">So it <b>is</b></div></summary>
    <published>2026-11-20T10:00:00+02:00</published><updated>2026-11-21T10:00:00Z</updated></entry>
</feed>`;
const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old but here</title></channel>
  <item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link>
  <description>Text</description><dc:date>2026-11-20T08:00:00Z</dc:date></item></rdf:RDF>`;
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'In JSON',
  items: [
    {
      id: '7',
      url: 'https://example.org/1',
      title: '<One>',
      content_html: '<p>Text</p>',
      date_published: '2026-11-20',
    },
  ],
});

describe('a feed', () => {
  it('of RSS is read', () => {
    const content = anRssFeed(
      [
        {
          guid: 'guid-1',
          title: 'Bonds &amp; <b>bills</b>',
          link: 'https://example.org/1?a=1&b=2',
          description: '<p>Text &mdash; and <a href="x">more</a></p>',
          pubDate: 'Fri, 20 Nov 2026 10:00:00 EST',
        },
      ],
      '<title>Money &amp;amp; more</title><ttl>90</ttl>',
    );
    expect(read(content)).toEqual({
      title: 'Money & more',
      freshFor: 5_400,
      items: [
        {
          guid: 'guid-1',
          title: 'Bonds & bills',
          link: 'https://example.org/1?a=1&b=2',
          excerpt: 'Text — and more',
          publishedAt: new Date('2026-11-20T15:00:00Z'),
        },
      ],
    });
  });

  it('of Atom is read, with what says that it is no HTML left alone', () => {
    expect(read(atom)).toMatchObject({
      title: 'Rates & prices',
      items: [
        {
          guid: 'tag:example.org,2026:1',
          title: '5 < 6 &amp; more',
          link: 'https://news.example.org/articles/1',
          excerpt: 'So it is',
          publishedAt: new Date('2026-11-20T08:00:00Z'),
        },
      ],
    });
  });

  it.each([
    ['RSS 1.0', rdf, 'Old but here', 'https://example.org/1', 'One'],
    ['JSON', json, 'In JSON', '7', '<One>'],
  ])('of %s is read', (_, content, title, guid, name) => {
    expect(read(content)).toMatchObject({
      title,
      items: [{ guid, title: name, link: 'https://example.org/1', excerpt: 'Text', publishedAt: expect.any(Date) }],
    });
  });

  it.each(['', '<html><body>Not found</body></html>', '{"a":1}', '<rss><channel><item>', '<?xml version="1.0"?><a>'])(
    '%j is none',
    (content) => expect(() => read(content)).toThrow(FeedFailure),
  );

  it('does not expand entities of its own, and fetches none', () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    const content = anRssFeed([item]).replace('<rss', `${bomb}<rss`).replace('One', '&b;&b; One');
    expect(first(content)?.title).toBe('&b;&b; One');
    const external = anRssFeed([item]).replace('<rss', '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss');
    expect(() => read(external)).toThrow(FeedFailure);
  });

  it('has at most 200 items, each once', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ ...item, guid: `guid-${index}` }));
    expect(read(anRssFeed(many)).items).toHaveLength(200);
    expect(read(anRssFeed([item, { ...item, title: 'again' }])).items.map(({ title }) => title)).toEqual(['One']);
  });
});

describe('an item', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://bank.example.com:x@evil.example.org/',
    `https://example.org/${'x'.repeat(2_000)}`,
    'https://',
  ])('with the link %s is left out', (link) => {
    expect(read(anRssFeed([{ ...item, link }])).items).toEqual([]);
  });

  it('is known by its link where it has no guid, and by a digest where that is long', () => {
    expect(first(anRssFeed([item]))?.guid).toBe('https://example.org/1');
    expect(first(anRssFeed([{ ...item, guid: 'g'.repeat(201) }]))?.guid).toMatch(/^[0-9a-f]{64}$/);
  });

  it('without a title has its text as one, and without either is left out', () => {
    expect(first(anRssFeed([{ link: item.link, description: 'Only a text' }]))?.title).toBe('Only a text');
    expect(read(anRssFeed([{ link: item.link, description: '<img src="x">' }])).items).toEqual([]);
  });

  it('has an excerpt of at most 300 characters', () => {
    const excerpt = first(anRssFeed([{ ...item, description: 'word '.repeat(500_000) }]))?.excerpt as string;
    expect(excerpt.length).toBeLessThanOrEqual(300);
    expect(excerpt.endsWith('word…')).toBe(true);
  });

  it.each(['yesterday', '', 'Thu, 01 Jan 1970 00:00:00 GMT', '0001-01-01T00:00:00Z', '2026-13-45'])(
    'with the date %j has none',
    (pubDate) => expect(first(anRssFeed([{ ...item, pubDate }]))?.publishedAt).toBeNull(),
  );
});
