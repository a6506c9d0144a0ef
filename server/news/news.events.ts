/** An item as it was when the issue was made. */
export interface IssuedNewsItem {
  source: string;
  title: string;
  link: string;
  /** Plain text; may be empty. */
  excerpt: string;
  /** An instant. */
  publishedAt: string;
}

declare module '../events/event-map.js' {
  interface EventMap {
    /** One issue for one subscriber and period ("2026-11-27" or "2026-W48"), to be mailed. */
    'news.issued': { period: string; frequency: 'daily' | 'weekly'; items: IssuedNewsItem[] };
  }
}
