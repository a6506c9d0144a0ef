import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Monthly budgets of a category or of all, with what they had from which month on, and which of their thresholds were passed. */
export class CreateBudgets1795800000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // First, as whoever registers takes users before ledgers too: the other way round, each could wait for the other.
    await queryRunner.query(`ALTER TABLE users ADD COLUMN budget_mail boolean NOT NULL DEFAULT true`);
    await queryRunner.query(`
      CREATE TABLE budgets (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        category_id uuid,
        carry_over boolean NOT NULL,
        first_month date NOT NULL,
        version integer NOT NULL DEFAULT 1,
        deleted_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pk_budgets PRIMARY KEY (ledger_id, id),
        CONSTRAINT ck_budgets_first_month CHECK (EXTRACT(day FROM first_month) = 1),
        CONSTRAINT fk_budgets_category FOREIGN KEY (ledger_id, category_id) REFERENCES categories (ledger_id, id),
        CONSTRAINT fk_budgets_ledger FOREIGN KEY (ledger_id) REFERENCES ledgers (id) ON DELETE CASCADE
      )`);
    await queryRunner.query(`
      CREATE UNIQUE INDEX uq_budgets_category ON budgets (ledger_id, category_id) NULLS NOT DISTINCT
       WHERE deleted_at IS NULL`);
    await queryRunner.query(`
      CREATE TABLE budget_amounts (
        ledger_id uuid NOT NULL,
        budget_id uuid NOT NULL,
        from_month date NOT NULL,
        amount_minor bigint NOT NULL,
        CONSTRAINT pk_budget_amounts PRIMARY KEY (ledger_id, budget_id, from_month),
        CONSTRAINT ck_budget_amounts_amount CHECK (amount_minor >= 0),
        CONSTRAINT ck_budget_amounts_from_month CHECK (EXTRACT(day FROM from_month) = 1),
        CONSTRAINT fk_budget_amounts_budget FOREIGN KEY (ledger_id, budget_id)
          REFERENCES budgets (ledger_id, id) ON DELETE CASCADE
      )`);
    await queryRunner.query(`
      CREATE TABLE budget_alerts (
        ledger_id uuid NOT NULL,
        budget_id uuid NOT NULL,
        month date NOT NULL,
        threshold integer NOT NULL,
        passed_at timestamptz NOT NULL,
        CONSTRAINT pk_budget_alerts PRIMARY KEY (ledger_id, budget_id, month, threshold),
        CONSTRAINT ck_budget_alerts_threshold CHECK (threshold IN (80, 100)),
        CONSTRAINT fk_budget_alerts_budget FOREIGN KEY (ledger_id, budget_id)
          REFERENCES budgets (ledger_id, id) ON DELETE CASCADE
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE users DROP COLUMN budget_mail`);
    await queryRunner.query(`DROP TABLE budget_alerts, budget_amounts, budgets`);
  }
}
