import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEmailDeliveries1795569002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE email_deliveries (
        id uuid NOT NULL,
        event_id uuid NOT NULL,
        user_id integer,
        template text NOT NULL,
        recipient text NOT NULL,
        status text NOT NULL,
        attempts integer NOT NULL,
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        error text,
        CONSTRAINT pk_email_deliveries PRIMARY KEY (id),
        CONSTRAINT uq_email_deliveries_event_id_template_recipient UNIQUE (event_id, template, recipient),
        CONSTRAINT ck_email_deliveries_status CHECK (status IN ('pending', 'sent', 'failed')),
        CONSTRAINT ck_email_deliveries_sent_at CHECK ((status = 'sent') = (sent_at IS NOT NULL)),
        CONSTRAINT fk_email_deliveries_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await queryRunner.query(`CREATE INDEX ix_email_deliveries_user_id ON email_deliveries (user_id, created_at, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE email_deliveries`);
  }
}
