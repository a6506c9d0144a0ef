import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every key of a ledger's data begins with the ledger, so that the database can be sharded by it. */
export class CreateLedgers1795558001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE ledgers (
        id uuid NOT NULL,
        name text NOT NULL,
        currency text NOT NULL,
        version bigint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pk_ledgers PRIMARY KEY (id),
        CONSTRAINT ck_ledgers_currency CHECK (currency ~ '^[A-Z]{3}$'),
        CONSTRAINT ck_ledgers_version CHECK (version >= 0)
      )`);
    await queryRunner.query(`
      CREATE TABLE ledger_members (
        ledger_id uuid NOT NULL,
        user_id integer NOT NULL,
        role text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pk_ledger_members PRIMARY KEY (ledger_id, user_id),
        CONSTRAINT ck_ledger_members_role CHECK (role IN ('owner', 'editor', 'viewer')),
        CONSTRAINT fk_ledger_members_ledger FOREIGN KEY (ledger_id) REFERENCES ledgers (id) ON DELETE CASCADE,
        CONSTRAINT fk_ledger_members_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
      )`);
    await queryRunner.query(`CREATE INDEX ix_ledger_members_user_id ON ledger_members (user_id)`);
    await this.createCategories(queryRunner);
    await this.createExpenses(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE expenses`);
    await queryRunner.query(`DROP TABLE categories`);
    await queryRunner.query(`DROP TABLE ledger_members`);
    await queryRunner.query(`DROP TABLE ledgers`);
  }

  private async createCategories(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE categories (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        name text COLLATE "und-x-icu" NOT NULL,
        color text NOT NULL,
        icon text NOT NULL,
        position integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pk_categories PRIMARY KEY (ledger_id, id),
        CONSTRAINT ck_categories_name CHECK (name <> ''),
        CONSTRAINT ck_categories_color CHECK (color ~ '^#[0-9a-f]{6}$'),
        CONSTRAINT fk_categories_ledger FOREIGN KEY (ledger_id) REFERENCES ledgers (id) ON DELETE CASCADE
      )`);
    await queryRunner.query(`CREATE UNIQUE INDEX uq_categories_ledger_id_name ON categories (ledger_id, lower(name))`);
  }

  private async createExpenses(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE expenses (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        spent_on date NOT NULL,
        title text COLLATE "und-x-icu" NOT NULL,
        amount_minor bigint NOT NULL,
        currency text NOT NULL,
        category_id uuid NOT NULL,
        note text NOT NULL DEFAULT '',
        created_by integer,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT pk_expenses PRIMARY KEY (ledger_id, id),
        CONSTRAINT ck_expenses_amount CHECK (amount_minor <> 0 AND abs(amount_minor) < 100000000000000),
        CONSTRAINT ck_expenses_currency CHECK (currency ~ '^[A-Z]{3}$'),
        CONSTRAINT ck_expenses_title CHECK (title <> '' AND char_length(title) <= 200),
        CONSTRAINT fk_expenses_ledger FOREIGN KEY (ledger_id) REFERENCES ledgers (id) ON DELETE CASCADE,
        CONSTRAINT fk_expenses_category FOREIGN KEY (ledger_id, category_id) REFERENCES categories (ledger_id, id),
        CONSTRAINT fk_expenses_created_by FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL
      )`);
    await queryRunner.query(`CREATE INDEX ix_expenses_spent_on ON expenses (ledger_id, spent_on, created_at, id)`);
    await queryRunner.query(`CREATE INDEX ix_expenses_title ON expenses (ledger_id, title, id)`);
    await queryRunner.query(`CREATE INDEX ix_expenses_amount ON expenses (ledger_id, amount_minor, id)`);
    await queryRunner.query(
      `CREATE INDEX ix_expenses_category ON expenses (ledger_id, category_id, spent_on, created_at, id) INCLUDE (amount_minor)`,
    );
    await queryRunner.query(`CREATE INDEX ix_expenses_created_by ON expenses (created_by)`);
  }
}
