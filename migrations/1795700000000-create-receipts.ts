import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Receipts, the expenses each is filed with, and what the people of a ledger call a merchant. `expenses.has_receipt` follows
 * by triggers, whoever changes what it depends on: an expense has a receipt while a link leads to one that is not deleted.
 */
export class CreateReceipts1795700000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.createReceipts(queryRunner);
    await this.createLinks(queryRunner);
    await this.createMerchants(queryRunner);
    await queryRunner.query(markExpensesSql);
    await queryRunner.query(markByLinksSql);
    for (const [operation, rows] of Object.entries({ INSERT: 'NEW TABLE', DELETE: 'OLD TABLE' })) {
      await queryRunner.query(`
        CREATE TRIGGER mark_expenses_on_${operation.toLowerCase()} AFTER ${operation} ON receipt_expenses
        REFERENCING ${rows} AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_expenses_by_links()`);
    }
    await queryRunner.query(markByReceiptSql);
    await queryRunner.query(`
      CREATE TRIGGER mark_expenses_on_update AFTER UPDATE OF deleted_at ON receipts
      FOR EACH ROW WHEN ((OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL))
      EXECUTE FUNCTION mark_expenses_by_receipt()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE receipt_merchants`);
    await queryRunner.query(`DROP TABLE receipt_expenses`);
    await queryRunner.query(`DROP TABLE receipts`);
    await queryRunner.query(`DROP FUNCTION mark_expenses_by_receipt()`);
    await queryRunner.query(`DROP FUNCTION mark_expenses_by_links()`);
    await queryRunner.query(`DROP FUNCTION mark_expenses(uuid, uuid[])`);
    await queryRunner.query(`DROP FUNCTION fold_receipt()`);
    await queryRunner.query(`UPDATE expenses SET has_receipt = false WHERE has_receipt`);
  }

  private async createReceipts(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE receipts (
        ledger_id uuid NOT NULL,
        id uuid NOT NULL,
        uploaded_by integer,
        status text NOT NULL,
        progress integer NOT NULL DEFAULT 0,
        original_name text NOT NULL,
        media_type text NOT NULL,
        byte_size bigint NOT NULL,
        sha256 bytea NOT NULL,
        width integer NOT NULL,
        height integer NOT NULL,
        pages integer NOT NULL,
        files jsonb NOT NULL,
        text text NOT NULL DEFAULT '',
        reading jsonb,
        corrections jsonb,
        error text,
        attempts integer NOT NULL DEFAULT 0,
        tries integer NOT NULL DEFAULT 0,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        moved_at timestamptz NOT NULL,
        read_at timestamptz,
        deleted_at timestamptz,
        deleted_by integer,
        search_text text COLLATE "C" NOT NULL DEFAULT '',
        CONSTRAINT pk_receipts PRIMARY KEY (ledger_id, id),
        CONSTRAINT ck_receipts_status CHECK (status IN ('uploaded', 'reading', 'read', 'failed')),
        CONSTRAINT ck_receipts_progress CHECK (progress BETWEEN 0 AND 100),
        CONSTRAINT ck_receipts_name CHECK (original_name <> '' AND char_length(original_name) <= 255),
        CONSTRAINT ck_receipts_size CHECK (byte_size > 0 AND pages BETWEEN 1 AND 10),
        CONSTRAINT ck_receipts_sha256 CHECK (octet_length(sha256) = 32),
        CONSTRAINT ck_receipts_reading CHECK (status <> 'read' OR (reading IS NOT NULL AND read_at IS NOT NULL)),
        CONSTRAINT ck_receipts_error CHECK ((status = 'failed') = (error IS NOT NULL)),
        CONSTRAINT ck_receipts_deleted CHECK (deleted_at IS NOT NULL OR deleted_by IS NULL),
        CONSTRAINT fk_receipts_ledger FOREIGN KEY (ledger_id) REFERENCES ledgers (id) ON DELETE CASCADE,
        CONSTRAINT fk_receipts_uploaded_by FOREIGN KEY (uploaded_by) REFERENCES users (id) ON DELETE SET NULL,
        CONSTRAINT fk_receipts_deleted_by FOREIGN KEY (deleted_by) REFERENCES users (id) ON DELETE SET NULL
      )`);
    // One that is deleted may be uploaded again.
    await queryRunner.query(
      `CREATE UNIQUE INDEX uq_receipts_sha256 ON receipts (ledger_id, sha256) WHERE deleted_at IS NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX ix_receipts_created_at ON receipts (ledger_id, created_at, id) WHERE deleted_at IS NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX ix_receipts_deleted_at ON receipts (deleted_at) WHERE deleted_at IS NOT NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX ix_receipts_unread ON receipts (moved_at) WHERE status IN ('uploaded', 'reading')`,
    );
    await queryRunner.query(`CREATE INDEX ix_receipts_uploaded_by ON receipts (uploaded_by)`);
    await queryRunner.query(
      `CREATE INDEX ix_receipts_deleted_by ON receipts (deleted_by) WHERE deleted_by IS NOT NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX ix_receipts_search ON receipts USING gin (ledger_id, search_text gin_trgm_ops) WHERE deleted_at IS NULL`,
    );
    await queryRunner.query(`
      CREATE FUNCTION fold_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.search_text := fold_text(
          concat_ws(E'\\n', NEW.original_name, NEW.reading #>> '{fields,merchant,value}', NEW.text));
        RETURN NEW;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER fold_receipt BEFORE INSERT OR UPDATE OF original_name, reading, text ON receipts
      FOR EACH ROW EXECUTE FUNCTION fold_receipt()`);
  }

  private async createLinks(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE receipt_expenses (
        ledger_id uuid NOT NULL,
        receipt_id uuid NOT NULL,
        expense_id uuid NOT NULL,
        filed_at timestamptz NOT NULL,
        position integer NOT NULL DEFAULT 0,
        CONSTRAINT pk_receipt_expenses PRIMARY KEY (ledger_id, receipt_id, expense_id),
        CONSTRAINT fk_receipt_expenses_receipt FOREIGN KEY (ledger_id, receipt_id)
          REFERENCES receipts (ledger_id, id) ON DELETE CASCADE,
        CONSTRAINT fk_receipt_expenses_expense FOREIGN KEY (ledger_id, expense_id)
          REFERENCES expenses (ledger_id, id) ON DELETE CASCADE
      )`);
    await queryRunner.query(`CREATE INDEX ix_receipt_expenses_expense ON receipt_expenses (ledger_id, expense_id)`);
  }

  private async createMerchants(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE receipt_merchants (
        ledger_id uuid NOT NULL,
        merchant_key text COLLATE "C" NOT NULL,
        title text NOT NULL,
        category_id uuid,
        updated_at timestamptz NOT NULL,
        CONSTRAINT pk_receipt_merchants PRIMARY KEY (ledger_id, merchant_key),
        CONSTRAINT ck_receipt_merchants_title CHECK (title <> '' AND char_length(title) <= 200),
        CONSTRAINT ck_receipt_merchants_key CHECK (merchant_key <> '' AND char_length(merchant_key) <= 200),
        CONSTRAINT fk_receipt_merchants_ledger FOREIGN KEY (ledger_id) REFERENCES ledgers (id) ON DELETE CASCADE,
        CONSTRAINT fk_receipt_merchants_category FOREIGN KEY (ledger_id, category_id)
          REFERENCES categories (ledger_id, id) ON DELETE SET NULL (category_id)
      )`);
    await queryRunner.query(
      `CREATE INDEX ix_receipt_merchants_category ON receipt_merchants (ledger_id, category_id) WHERE category_id IS NOT NULL`,
    );
  }
}

/**
 * Has the expenses say whether they have a receipt. A ledger that is just being removed is left alone: what would be counted
 * anew for it has no ledger any more.
 */
const markExpensesSql = `
  CREATE FUNCTION mark_expenses(ledger uuid, ids uuid[]) RETURNS void LANGUAGE sql AS $$
    UPDATE expenses e SET has_receipt = wanted.has_receipt
      FROM (SELECT named.id, EXISTS (SELECT 1 FROM receipt_expenses l
                                       JOIN receipts r ON r.ledger_id = l.ledger_id AND r.id = l.receipt_id
                                      WHERE l.ledger_id = ledger AND l.expense_id = named.id
                                        AND r.deleted_at IS NULL) AS has_receipt
              FROM unnest(ids) AS named (id)) wanted
     WHERE e.ledger_id = ledger AND e.id = wanted.id AND e.has_receipt <> wanted.has_receipt
       AND EXISTS (SELECT 1 FROM ledgers WHERE ledgers.id = ledger);
  $$`;

const markByLinksSql = `
  CREATE FUNCTION mark_expenses_by_links() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM mark_expenses(ledger_id, array_agg(DISTINCT expense_id)) FROM changed_rows GROUP BY ledger_id;
    RETURN NULL;
  END $$`;

const markByReceiptSql = `
  CREATE FUNCTION mark_expenses_by_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM mark_expenses(l.ledger_id, array_agg(l.expense_id)) FROM receipt_expenses l
      WHERE l.ledger_id = NEW.ledger_id AND l.receipt_id = NEW.id GROUP BY l.ledger_id;
    RETURN NULL;
  END $$`;
