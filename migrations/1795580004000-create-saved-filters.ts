import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSavedFilters1795580004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE saved_filters (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id integer NOT NULL,
        name text COLLATE "und-x-icu" NOT NULL,
        filter jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pk_saved_filters PRIMARY KEY (ledger_id, id),
        CONSTRAINT ck_saved_filters_name CHECK (name <> ''),
        CONSTRAINT fk_saved_filters_member FOREIGN KEY (ledger_id, user_id)
          REFERENCES ledger_members (ledger_id, user_id) ON DELETE CASCADE
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX uq_saved_filters_name ON saved_filters (ledger_id, user_id, lower(name))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE saved_filters`);
  }
}
