import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdentities1795569001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE identities (
        id uuid NOT NULL,
        user_id integer NOT NULL,
        provider text NOT NULL,
        issuer text NOT NULL,
        subject text NOT NULL,
        email text,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz,
        CONSTRAINT pk_identities PRIMARY KEY (id),
        CONSTRAINT uq_identities_issuer_subject UNIQUE (issuer, subject),
        CONSTRAINT fk_identities_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await queryRunner.query(`CREATE INDEX ix_identities_user_id ON identities (user_id, created_at)`);
    await queryRunner.query(`
      CREATE TABLE oidc_logins (
        state_hash bytea NOT NULL,
        browser_hash bytea NOT NULL,
        client text NOT NULL,
        provider text NOT NULL,
        intent text NOT NULL,
        nonce text NOT NULL,
        code_verifier text NOT NULL,
        user_id integer,
        session_id uuid,
        return_to text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT pk_oidc_logins PRIMARY KEY (state_hash),
        CONSTRAINT ck_oidc_logins_intent CHECK (intent IN ('sign-in', 'link', 'reauthenticate')),
        CONSTRAINT ck_oidc_logins_session
          CHECK ((intent = 'sign-in') = (session_id IS NULL) AND (session_id IS NULL) = (user_id IS NULL)),
        CONSTRAINT fk_oidc_logins_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await queryRunner.query(`CREATE INDEX ix_oidc_logins_user_id ON oidc_logins (user_id)`);
    await queryRunner.query(`CREATE INDEX ix_oidc_logins_client ON oidc_logins (client, created_at)`);
    await queryRunner.query(`CREATE INDEX ix_oidc_logins_expires_at ON oidc_logins (expires_at)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE oidc_logins`);
    await queryRunner.query(`DROP TABLE identities`);
  }
}
