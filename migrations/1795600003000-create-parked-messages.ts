import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateParkedMessages1795600003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE parked_messages (
        id uuid NOT NULL,
        consumer text NOT NULL,
        event_id uuid,
        type text,
        content bytea NOT NULL,
        content_bytes integer NOT NULL,
        reason text NOT NULL,
        attempts integer NOT NULL,
        parked_at timestamptz NOT NULL,
        CONSTRAINT pk_parked_messages PRIMARY KEY (id)
      )`);
    await queryRunner.query(`CREATE INDEX ix_parked_messages_parked_at ON parked_messages (parked_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE parked_messages`);
  }
}
