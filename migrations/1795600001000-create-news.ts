import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNews1795600001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE news_feeds (
        url text NOT NULL,
        title text NOT NULL DEFAULT '',
        etag text,
        last_modified text,
        fetched_at timestamptz,
        failures integer NOT NULL DEFAULT 0,
        error text,
        next_fetch_at timestamptz NOT NULL,
        CONSTRAINT pk_news_feeds PRIMARY KEY (url)
      )`);
    await queryRunner.query(`
      CREATE TABLE news_items (
        id uuid NOT NULL,
        feed_url text NOT NULL,
        guid text NOT NULL,
        title text NOT NULL,
        link text NOT NULL,
        excerpt text NOT NULL,
        published_at timestamptz NOT NULL,
        stored_at timestamptz NOT NULL,
        CONSTRAINT pk_news_items PRIMARY KEY (id),
        CONSTRAINT uq_news_items_feed_url_guid UNIQUE (feed_url, guid),
        CONSTRAINT fk_news_items_feed FOREIGN KEY (feed_url) REFERENCES news_feeds (url) ON DELETE CASCADE
      )`);
    await queryRunner.query(`CREATE INDEX ix_news_items_published_at ON news_items (published_at, id)`);
    await queryRunner.query(`CREATE INDEX ix_news_items_stored_at ON news_items (stored_at)`);
    await queryRunner.query(`CREATE INDEX ix_news_items_link ON news_items (link)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE news_items`);
    await queryRunner.query(`DROP TABLE news_feeds`);
  }
}
