import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** What a feed told of; texts are plain. */
@Entity('news_items')
@Unique('uq_news_items_feed_url_guid', ['feedUrl', 'guid'])
@Index('ix_news_items_published_at', ['publishedAt', 'id'])
@Index('ix_news_items_stored_at', ['storedAt'])
@Index('ix_news_items_link', ['link'])
@ForeignKey('news_feeds', ['feedUrl'], ['url'], { name: 'fk_news_items_feed', onDelete: 'CASCADE' })
export class NewsItem {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_news_items' })
  id: string;

  @Column('text', { name: 'feed_url' })
  feedUrl: string;

  /** What the feed knows it by. */
  @Column('text')
  guid: string;

  @Column('text')
  title: string;

  /** An http(s) address. */
  @Column('text')
  link: string;

  /** At most 300 characters; may be empty. */
  @Column('text')
  excerpt: string;

  /** Never later than `storedAt`. */
  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;

  @Column('timestamptz', { name: 'stored_at' })
  storedAt: Date;
}
