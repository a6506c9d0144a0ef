import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When finance news come, whether a monthly summary does, and which of them have been made. */
export class AddMailPreferences1795600000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE users
        ADD COLUMN news_frequency text NOT NULL DEFAULT 'weekly',
        ADD COLUMN news_weekday integer NOT NULL DEFAULT 1,
        ADD COLUMN news_hour integer NOT NULL DEFAULT 7,
        ADD COLUMN news_since timestamptz,
        ADD COLUMN monthly_summary boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT ck_users_news_frequency CHECK (news_frequency IN ('daily', 'weekly')),
        ADD CONSTRAINT ck_users_news_weekday CHECK (news_weekday BETWEEN 1 AND 7),
        ADD CONSTRAINT ck_users_news_hour CHECK (news_hour BETWEEN 0 AND 23)`);
    await queryRunner.query(`CREATE INDEX ix_users_news_subscribed ON users (id) WHERE news_subscribed`);
    await queryRunner.query(`CREATE INDEX ix_users_monthly_summary ON users (id) WHERE monthly_summary`);
    await queryRunner.query(`
      CREATE TABLE mail_issues (
        user_id integer NOT NULL,
        kind text NOT NULL,
        period text NOT NULL,
        due_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT pk_mail_issues PRIMARY KEY (user_id, kind, period),
        CONSTRAINT ck_mail_issues_kind CHECK (kind IN ('news', 'summary')),
        CONSTRAINT fk_mail_issues_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE mail_issues`);
    await queryRunner.query(`DROP INDEX ix_users_monthly_summary, ix_users_news_subscribed`);
    await queryRunner.query(`
      ALTER TABLE users
        DROP COLUMN news_frequency, DROP COLUMN news_weekday, DROP COLUMN news_hour, DROP COLUMN news_since,
        DROP COLUMN monthly_summary`);
  }
}
