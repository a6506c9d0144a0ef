import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddAccountSecurity1795569000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE users ADD COLUMN email_verified_at timestamptz`);
    // Who is signed in now proved it when the session was opened.
    await queryRunner.query(`ALTER TABLE sessions ADD COLUMN authenticated_at timestamptz NOT NULL DEFAULT now()`);
    await queryRunner.query(`UPDATE sessions SET authenticated_at = created_at`);
    await queryRunner.query(`CREATE INDEX ix_sessions_closed_at ON sessions (closed_at) WHERE closed_at IS NOT NULL`);
    await queryRunner.query(`
      CREATE TABLE known_devices (
        user_id integer NOT NULL,
        device text NOT NULL,
        network text NOT NULL,
        first_seen_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        CONSTRAINT pk_known_devices PRIMARY KEY (user_id, device, network),
        CONSTRAINT fk_known_devices_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    // From where people signed in before is not strange to them.
    await queryRunner.query(`
      INSERT INTO known_devices (user_id, device, network, first_seen_at, last_seen_at)
      SELECT user_id, device, network, min(created_at), max(last_seen_at)
        FROM (SELECT *, CASE WHEN ip ~ '^\\d+\\.\\d+\\.\\d+\\.\\d+$' THEN regexp_replace(ip, '\\d+$', '0/24') ELSE ip END
                        AS network FROM sessions) AS earlier
       GROUP BY user_id, device, network`);
    await queryRunner.query(`
      CREATE TABLE access_tokens (
        id uuid NOT NULL,
        user_id integer NOT NULL,
        name text NOT NULL,
        scope text NOT NULL,
        token_hash bytea NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        last_used_at timestamptz,
        CONSTRAINT pk_access_tokens PRIMARY KEY (id),
        CONSTRAINT uq_access_tokens_token_hash UNIQUE (token_hash),
        CONSTRAINT ck_access_tokens_scope CHECK (scope IN ('read', 'write')),
        CONSTRAINT fk_access_tokens_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await queryRunner.query(`CREATE INDEX ix_access_tokens_user_id ON access_tokens (user_id, created_at)`);
    await queryRunner.query(`
      CREATE TABLE one_time_tokens (
        id uuid NOT NULL,
        user_id integer NOT NULL,
        purpose text NOT NULL,
        token_hash bytea NOT NULL,
        data jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT pk_one_time_tokens PRIMARY KEY (id),
        CONSTRAINT uq_one_time_tokens_token_hash UNIQUE (token_hash),
        CONSTRAINT fk_one_time_tokens_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await queryRunner.query(`CREATE INDEX ix_one_time_tokens_user_id ON one_time_tokens (user_id, created_at)`);
    await queryRunner.query(`CREATE INDEX ix_one_time_tokens_expires_at ON one_time_tokens (expires_at)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE one_time_tokens`);
    await queryRunner.query(`DROP TABLE access_tokens`);
    await queryRunner.query(`DROP TABLE known_devices`);
    await queryRunner.query(`DROP INDEX ix_sessions_closed_at`);
    await queryRunner.query(`ALTER TABLE sessions DROP COLUMN authenticated_at`);
    await queryRunner.query(`ALTER TABLE users DROP COLUMN email_verified_at`);
  }
}
