import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Titles are compared, ordered and searched without regard to case and accents, by folded copies that a trigger keeps.
 * Each order of the table has an index of the live rows that holds what the filters ask for, so that rows are fetched
 * for the page alone. What expenses say beyond their title, in a note, has an index of its own.
 */
export class IndexExpensesForSearch1795580001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Both are trusted extensions: the owner of the database may add them.
    await queryRunner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await queryRunner.query(`CREATE EXTENSION IF NOT EXISTS btree_gin`);
    await queryRunner.query(`
      CREATE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN lower(regexp_replace(normalize(value, NFKD), '[\u0300-\u036f]', '', 'g') COLLATE "und-x-icu")`);
    await queryRunner.query(`
      ALTER TABLE expenses
        ADD COLUMN title_key text COLLATE "C" NOT NULL DEFAULT '',
        ADD COLUMN search_text text COLLATE "C"`);
    // What text that holds a word looks like, for LIKE.
    await queryRunner.query(`
      CREATE FUNCTION search_pattern(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN '%' || regexp_replace(fold_text(word), '([\\\\%_])', '\\\\\\1', 'g') || '%'`);
    // Compatibility characters grow when they are decomposed; 200 characters always fit into an index.
    await queryRunner.query(`
      CREATE FUNCTION fold_expense() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.search_text := fold_text(NEW.title);
        NEW.title_key := left(NEW.search_text, 200);
        -- Few titles are that long, and only they are said twice.
        NEW.search_text := nullif(NEW.search_text, NEW.title_key);
        IF NEW.note <> '' THEN NEW.search_text := concat_ws(E'\\n', NEW.search_text, fold_text(NEW.note)); END IF;
        RETURN NEW;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER fold_expense BEFORE INSERT OR UPDATE OF title, note ON expenses
      FOR EACH ROW EXECUTE FUNCTION fold_expense()`);
    await queryRunner.query(`UPDATE expenses SET title = title`);
    await this.replaceIndexes(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP INDEX ix_expenses_spent_on, ix_expenses_title, ix_expenses_amount, ix_expenses_category, ix_expenses_receipt`,
    );
    await queryRunner.query(`DROP TRIGGER fold_expense ON expenses`);
    await queryRunner.query(`DROP FUNCTION fold_expense()`);
    await queryRunner.query(`ALTER TABLE expenses DROP COLUMN title_key, DROP COLUMN search_text`);
    await queryRunner.query(`DROP FUNCTION search_pattern(text)`);
    await queryRunner.query(`DROP FUNCTION fold_text(text)`);
    await queryRunner.query(`CREATE INDEX ix_expenses_spent_on ON expenses (ledger_id, spent_on, created_at, id)`);
    await queryRunner.query(`CREATE INDEX ix_expenses_title ON expenses (ledger_id, title, id)`);
    await queryRunner.query(`CREATE INDEX ix_expenses_amount ON expenses (ledger_id, amount_minor, id)`);
    await queryRunner.query(
      `CREATE INDEX ix_expenses_category ON expenses (ledger_id, category_id, spent_on, created_at, id) INCLUDE (amount_minor)`,
    );
  }

  private async replaceIndexes(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP INDEX ix_expenses_spent_on, ix_expenses_title, ix_expenses_amount, ix_expenses_category`,
    );
    await queryRunner.query(`
      CREATE INDEX ix_expenses_spent_on ON expenses (ledger_id, spent_on, created_at, id)
      INCLUDE (category_id, amount_minor, has_receipt, title_key) WHERE deleted_at IS NULL`);
    await queryRunner.query(`
      CREATE INDEX ix_expenses_title ON expenses (ledger_id, title_key, spent_on, created_at, id)
      INCLUDE (category_id, amount_minor, has_receipt) WHERE deleted_at IS NULL`);
    await queryRunner.query(`
      CREATE INDEX ix_expenses_amount ON expenses (ledger_id, amount_minor, spent_on, created_at, id)
      INCLUDE (category_id, has_receipt, title_key) WHERE deleted_at IS NULL`);
    await queryRunner.query(`
      CREATE INDEX ix_expenses_category ON expenses (ledger_id, category_id, spent_on, created_at, id)
      INCLUDE (amount_minor, has_receipt, title_key) WHERE deleted_at IS NULL`);
    await queryRunner.query(`
      CREATE INDEX ix_expenses_receipt ON expenses (ledger_id, spent_on, created_at, id)
      INCLUDE (category_id, amount_minor, has_receipt, title_key) WHERE deleted_at IS NULL AND has_receipt`);
    await queryRunner.query(`
      CREATE INDEX ix_expenses_search ON expenses USING gin (ledger_id, search_text gin_trgm_ops, title_key gin_trgm_ops)
      WHERE deleted_at IS NULL AND search_text IS NOT NULL`);
  }
}
