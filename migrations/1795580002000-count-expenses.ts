import type { MigrationInterface, QueryRunner } from 'typeorm';

type Operation = 'INSERT' | 'UPDATE' | 'DELETE';

/** A table of counts and sums: its columns beside `ledger_id`, and what each is of an expense. */
interface Summary {
  table: string;
  keys: Record<string, string>;
}

const summaries: Summary[] = [
  { table: 'expense_categories', keys: { category_id: 'category_id', has_receipt: 'has_receipt' } },
  {
    table: 'expense_days',
    keys: { spent_on: 'spent_on', category_id: 'category_id', has_receipt: 'has_receipt' },
  },
  {
    table: 'expense_months',
    keys: {
      month: `date_trunc('month', spent_on::timestamp)::date`,
      category_id: 'category_id',
      has_receipt: 'has_receipt',
    },
  },
  { table: 'expense_titles', keys: { title_key: 'title_key', category_id: 'category_id' } },
  { table: 'expense_initials', keys: { initials: 'left(title_key, 3)' } },
  { table: 'expense_amounts', keys: { bucket: 'amount_bucket(amount_minor)' } },
];

const columns = 'ledger_id, spent_on, category_id, has_receipt, title_key, amount_minor';
const live = (rows: string, sign: 1 | -1) => `SELECT ${columns}, ${sign} AS sign FROM ${rows} WHERE deleted_at IS NULL`;

const changesOf: Record<Operation, { rows: string; tables: string }> = {
  INSERT: { rows: live('new_rows', 1), tables: 'NEW TABLE AS new_rows' },
  DELETE: { rows: live('old_rows', -1), tables: 'OLD TABLE AS old_rows' },
  UPDATE: {
    rows: `${live('new_rows', 1)} UNION ALL ${live('old_rows', -1)}`,
    tables: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
  },
};

/**
 * Counts and sums of the live expenses by category, day, month, title, a title's first letters and size, kept by triggers in the transaction of each
 * change: totals and the place of a page far down are read from them, whatever the ledger's size.
 */
export class CountExpenses1795580002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(amountBucketSql);
    await queryRunner.query(
      createSummary('expense_categories', 'category_id uuid NOT NULL, has_receipt boolean NOT NULL', [
        'category_id',
        'has_receipt',
      ]),
    );
    await queryRunner.query(
      createSummary('expense_days', 'spent_on date NOT NULL, category_id uuid NOT NULL, has_receipt boolean NOT NULL', [
        'spent_on',
        'category_id',
        'has_receipt',
      ]),
    );
    await queryRunner.query(
      createSummary('expense_months', 'month date NOT NULL, category_id uuid NOT NULL, has_receipt boolean NOT NULL', [
        'month',
        'category_id',
        'has_receipt',
      ]),
    );
    await queryRunner.query(
      createSummary('expense_titles', 'title_key text COLLATE "C" NOT NULL, category_id uuid NOT NULL', [
        'title_key',
        'category_id',
      ]),
    );
    await queryRunner.query(createSummary('expense_initials', 'initials text COLLATE "C" NOT NULL', ['initials']));
    await queryRunner.query(createSummary('expense_amounts', 'bucket bigint NOT NULL', ['bucket']));
    await queryRunner.query(
      `CREATE INDEX ix_expense_titles_search ON expense_titles USING gin (ledger_id, title_key gin_trgm_ops)`,
    );
    for (const summary of summaries) await queryRunner.query(mergeSql(summary, live('expenses', 1)));
    for (const operation of ['INSERT', 'UPDATE', 'DELETE'] as const) {
      for (const statement of triggerSql(operation)) await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const operation of ['insert', 'update', 'delete']) {
      await queryRunner.query(`DROP TRIGGER count_expenses_on_${operation} ON expenses`);
      await queryRunner.query(`DROP FUNCTION count_expenses_on_${operation}()`);
    }
    for (const { table } of summaries) await queryRunner.query(`DROP TABLE ${table}`);
    await queryRunner.query(`DROP FUNCTION amount_bucket(bigint)`);
  }
}

/** Amounts with the same three leading digits share a bucket, named by its amount nearest to zero; in the order of amounts. */
const amountBucketSql = `
  CREATE FUNCTION amount_bucket(amount bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN amount / (10 ^ greatest(length(abs(amount)::text) - 3, 0))::bigint
                * (10 ^ greatest(length(abs(amount)::text) - 3, 0))::bigint`;

const createSummary = (table: string, keyColumns: string, key: string[]) => `
  CREATE TABLE ${table} (
    ledger_id uuid NOT NULL,
    ${keyColumns},
    count integer NOT NULL,
    sum_minor numeric NOT NULL,
    CONSTRAINT pk_${table} PRIMARY KEY (ledger_id, ${key.join(', ')}) INCLUDE (count, sum_minor),
    CONSTRAINT ck_${table}_count CHECK (count > 0),
    CONSTRAINT fk_${table}_ledger FOREIGN KEY (ledger_id) REFERENCES ledgers (id) ON DELETE CASCADE
  )`;

/** Adds `changes` (rows of expenses with the sign 1 or -1) to a summary. What a removed ledger leaves is not subtracted. */
function mergeSql({ table, keys }: Summary, changes: string): string {
  const names = Object.keys(keys);
  const selected = Object.entries(keys).map(([name, expression]) => `${expression} AS ${name}`);
  const groups = names.map((_, index) => index + 2).join(', ');
  return `
    MERGE INTO ${table} kept
    USING (SELECT ledger_id, ${selected.join(', ')}, sum(sign)::integer AS count,
                  sum(sign * amount_minor) AS sum_minor
             FROM (${changes}) change
            GROUP BY 1, ${groups}
           HAVING sum(sign) <> 0 OR sum(sign * amount_minor) <> 0) change
       ON kept.ledger_id = change.ledger_id AND ${names.map((name) => `kept.${name} = change.${name}`).join(' AND ')}
     WHEN MATCHED AND kept.count + change.count = 0 THEN DELETE
     WHEN MATCHED THEN UPDATE SET count = kept.count + change.count, sum_minor = kept.sum_minor + change.sum_minor
     WHEN NOT MATCHED AND change.count > 0 THEN
          INSERT (ledger_id, ${names.join(', ')}, count, sum_minor)
          VALUES (change.ledger_id, ${names.map((name) => `change.${name}`).join(', ')}, change.count, change.sum_minor)`;
}

function triggerSql(operation: Operation): string[] {
  const { rows, tables } = changesOf[operation];
  const name = `count_expenses_on_${operation.toLowerCase()}`;
  const merges = summaries.map((summary) => `${mergeSql(summary, rows)};`).join('\n');
  return [
    `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${merges} RETURN NULL; END $$`,
    `CREATE TRIGGER ${name} AFTER ${operation} ON expenses REFERENCING ${tables}
     FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`,
  ];
}
