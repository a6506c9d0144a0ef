import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Activities are stored about in the order of their time, so that an index of their blocks' ranges is enough. */
export class IndexActivitiesByTime1795600005000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX ix_activities_occurred_at ON activities
      USING brin (occurred_at) WITH (pages_per_range = 32, autosummarize = on)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX ix_activities_occurred_at`);
  }
}
