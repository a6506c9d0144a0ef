import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail that is in the mail server's hands, and one whose address the server refused. */
export class TellHandedOverMailApart1795600002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE email_deliveries
        DROP CONSTRAINT ck_email_deliveries_status,
        ADD CONSTRAINT ck_email_deliveries_status
          CHECK (status IN ('pending', 'sending', 'sent', 'failed', 'bounced'))`);
    await queryRunner.query(`CREATE INDEX ix_email_deliveries_created_at ON email_deliveries (created_at)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX ix_email_deliveries_created_at`);
    await queryRunner.query(`UPDATE email_deliveries SET status = 'failed' WHERE status = 'bounced'`);
    await queryRunner.query(`UPDATE email_deliveries SET status = 'pending' WHERE status = 'sending'`);
    await queryRunner.query(`
      ALTER TABLE email_deliveries
        DROP CONSTRAINT ck_email_deliveries_status,
        ADD CONSTRAINT ck_email_deliveries_status CHECK (status IN ('pending', 'sent', 'failed'))`);
  }
}
