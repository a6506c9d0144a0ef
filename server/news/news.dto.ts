export class NewsItem {
  id: string;
  /** Of the feed. @example "Federal Reserve: press releases" */
  source: string;
  title: string;
  /** An http(s) address. */
  link: string;
  /** Plain text, at most 300 characters; may be empty. */
  excerpt: string;
  /** An instant. */
  publishedAt: string;
}

export class NewsPage {
  /** The latest first. */
  items: NewsItem[];
  page: number;
  pageSize: number;
  total: number;
}

/** What there is to subscribe to. */
export class NewsOffer {
  /** Titles of the feeds that this server reads, or their hosts until they have been read; none: nothing to subscribe to. */
  sources: string[];
  /** When the caller's next issue is made, an instant; null for who has not subscribed. */
  nextIssueAt: string | null;
}
