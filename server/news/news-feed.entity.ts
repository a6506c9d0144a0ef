import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A configured feed, and how reading it goes. */
@Entity('news_feeds')
export class NewsFeed {
  /** As configured. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_news_feeds' })
  url: string;

  /** Plain text; empty until it has been read. */
  @Column('text', { default: '' })
  title: string;

  /** Of the latest answer, word for word. */
  @Column('text', { nullable: true })
  etag: string | null;

  /** Of the latest answer, word for word. */
  @Column('text', { name: 'last_modified', nullable: true })
  lastModified: string | null;

  /** When it was last read with success. */
  @Column('timestamptz', { name: 'fetched_at', nullable: true })
  fetchedAt: Date | null;

  /** In a row. */
  @Column('int', { default: 0 })
  failures: number;

  /** What was wrong the last time, in words. */
  @Column('text', { nullable: true })
  error: string | null;

  /** Not before. Whoever reads it moves this on first, so that no two do. */
  @Column('timestamptz', { name: 'next_fetch_at' })
  nextFetchAt: Date;
}
