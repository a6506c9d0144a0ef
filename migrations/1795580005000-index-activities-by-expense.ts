import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The history of one expense, in the order of its ledger's changes. */
export class IndexActivitiesByExpense1795580005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX ix_activities_expense ON activities (ledger_id, (data->'expense'->>'id'), sequence)
      WHERE type LIKE 'expense.%'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX ix_activities_expense`);
  }
}
