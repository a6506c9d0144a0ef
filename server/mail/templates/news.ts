import type { IssuedNewsItem } from '../../news/news.events.js';
import type { Letter, MailingScene } from './letter.js';
import { formatDay } from './occasion.js';

interface Issue {
  frequency: 'daily' | 'weekly';
  items: IssuedNewsItem[];
}

/** What the feeds of this SpendWise have published since the last one. */
export function news({ site, name, occasion, unsubscribeUrl }: MailingScene, { frequency, items }: Issue): Letter {
  const day = formatDay(occasion.at, occasion.timeZone);
  return {
    subject: frequency === 'daily' ? `Finance news of ${day}` : `Finance news of the week to ${day}`,
    name,
    parts: [
      `Here is what is new${frequency === 'daily' ? ' today' : ' this week'}:`,
      {
        articles: items.map(({ source, title, link, excerpt, publishedAt }) => ({
          title,
          origin: `${source}, ${formatDay(new Date(publishedAt), occasion.timeZone)}`,
          excerpt,
          url: link,
        })),
      },
    ],
    reason: `You get this mail because you asked for finance news at ${site}. How often it comes is chosen in the settings.`,
    unsubscribe: { label: 'Stop the finance news', url: unsubscribeUrl },
  };
}
