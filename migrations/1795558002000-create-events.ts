import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEvents1795558002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY,
        event_id uuid NOT NULL,
        type text NOT NULL,
        version integer NOT NULL,
        occurred_at timestamptz NOT NULL,
        user_id integer,
        ledger_id uuid,
        sequence bigint,
        data jsonb NOT NULL,
        published_at timestamptz,
        CONSTRAINT pk_outbox PRIMARY KEY (id),
        CONSTRAINT uq_outbox_event_id UNIQUE (event_id)
      )`);
    await queryRunner.query(`CREATE INDEX ix_outbox_unpublished ON outbox (id) WHERE published_at IS NULL`);
    await queryRunner.query(`CREATE INDEX ix_outbox_published_at ON outbox (published_at)`);
    await queryRunner.query(`
      CREATE TABLE inbox (
        consumer text NOT NULL,
        event_id uuid NOT NULL,
        handled_at timestamptz,
        parked_at timestamptz,
        parked_reason text,
        CONSTRAINT pk_inbox PRIMARY KEY (consumer, event_id),
        CONSTRAINT ck_inbox_outcome CHECK ((handled_at IS NULL) <> (parked_at IS NULL))
      )`);
    await queryRunner.query(`CREATE INDEX ix_inbox_event_id ON inbox (event_id)`);
    await queryRunner.query(`CREATE INDEX ix_inbox_handled_at ON inbox (handled_at)`);
    await queryRunner.query(`
      CREATE TABLE activities (
        id uuid NOT NULL,
        type text NOT NULL,
        occurred_at timestamptz NOT NULL,
        user_id integer,
        ledger_id uuid,
        sequence bigint,
        device text,
        ip text,
        data jsonb NOT NULL,
        CONSTRAINT pk_activities PRIMARY KEY (id)
      )`);
    await queryRunner.query(
      `CREATE INDEX ix_activities_user ON activities (user_id, occurred_at, id) WHERE ledger_id IS NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX ix_activities_user_type ON activities (user_id, type, occurred_at, id) WHERE ledger_id IS NULL`,
    );
    await queryRunner.query(`CREATE INDEX ix_activities_ledger ON activities (ledger_id, occurred_at, id)`);
    await queryRunner.query(`CREATE INDEX ix_activities_ledger_type ON activities (ledger_id, type, occurred_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE activities`);
    await queryRunner.query(`DROP TABLE inbox`);
    await queryRunner.query(`DROP TABLE outbox`);
  }
}
