import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A category may stand below another one, and may be put away without losing its expenses. */
export class NestAndArchiveCategories1795580003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE categories
        ADD COLUMN parent_id uuid,
        ADD COLUMN archived_at timestamptz,
        ADD CONSTRAINT ck_categories_parent CHECK (parent_id <> id),
        ADD CONSTRAINT fk_categories_parent FOREIGN KEY (ledger_id, parent_id) REFERENCES categories (ledger_id, id)`);
    await queryRunner.query(
      `CREATE INDEX ix_categories_parent ON categories (ledger_id, parent_id) WHERE parent_id IS NOT NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE categories DROP COLUMN parent_id, DROP COLUMN archived_at`);
  }
}
