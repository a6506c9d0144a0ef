import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the receipts of a ledger take, deleted ones with them, is summed up from an index: their rows carry all their text. */
export class IndexReceiptSizes1795750000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX ix_receipts_byte_size ON receipts (ledger_id) INCLUDE (byte_size)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX ix_receipts_byte_size`);
  }
}
