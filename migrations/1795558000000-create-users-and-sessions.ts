import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateUsersAndSessions1795558000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE users (
        id integer GENERATED ALWAYS AS IDENTITY,
        email text NOT NULL,
        password_hash text,
        name text NOT NULL,
        time_zone text NOT NULL,
        currency text NOT NULL,
        news_subscribed boolean NOT NULL DEFAULT false,
        is_demo boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pk_users PRIMARY KEY (id),
        CONSTRAINT uq_users_email UNIQUE (email),
        CONSTRAINT ck_users_email_lower CHECK (email = lower(email))
      )`);
    await queryRunner.query(`CREATE INDEX ix_users_demo_created_at ON users (created_at) WHERE is_demo`);
    await queryRunner.query(`
      CREATE TABLE sessions (
        id uuid NOT NULL,
        user_id integer NOT NULL,
        device text NOT NULL,
        ip text NOT NULL,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        closed_at timestamptz,
        close_reason text,
        CONSTRAINT pk_sessions PRIMARY KEY (id),
        CONSTRAINT ck_sessions_close_reason CHECK ((closed_at IS NULL) = (close_reason IS NULL)),
        CONSTRAINT fk_sessions_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await queryRunner.query(
      `CREATE INDEX ix_sessions_open_by_user_id ON sessions (user_id, last_seen_at) WHERE closed_at IS NULL`,
    );
    await queryRunner.query(`CREATE INDEX ix_sessions_user_id ON sessions (user_id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE sessions`);
    await queryRunner.query(`DROP TABLE users`);
  }
}
