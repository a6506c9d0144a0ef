import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A deleted expense stays as a row for a while, outside every index of the live ones. `has_receipt` repeats what the
 * receipts say, so that a page can be filtered by it in an index alone.
 */
export class KeepDeletedExpenses1795580000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE expenses
        ADD COLUMN has_receipt boolean NOT NULL DEFAULT false,
        ADD COLUMN deleted_at timestamptz,
        ADD COLUMN deleted_by integer,
        ADD CONSTRAINT ck_expenses_deleted CHECK (deleted_at IS NOT NULL OR deleted_by IS NULL),
        ADD CONSTRAINT fk_expenses_deleted_by FOREIGN KEY (deleted_by) REFERENCES users (id) ON DELETE SET NULL`);
    await queryRunner.query(
      `CREATE INDEX ix_expenses_deleted ON expenses (ledger_id, deleted_at, id) WHERE deleted_at IS NOT NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX ix_expenses_deleted_at ON expenses (deleted_at) WHERE deleted_at IS NOT NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX ix_expenses_deleted_by ON expenses (deleted_by) WHERE deleted_by IS NOT NULL`,
    );
    // Small, as equal keys share their entry. It serves the foreign key, which asks for deleted rows too.
    await queryRunner.query(`CREATE INDEX ix_expenses_category_key ON expenses (ledger_id, category_id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DELETE FROM expenses WHERE deleted_at IS NOT NULL`);
    await queryRunner.query(`DROP INDEX ix_expenses_category_key`);
    await queryRunner.query(
      `ALTER TABLE expenses DROP COLUMN has_receipt, DROP COLUMN deleted_at, DROP COLUMN deleted_by`,
    );
  }
}
