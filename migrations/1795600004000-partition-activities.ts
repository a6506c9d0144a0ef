import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By name, what each is of. */
const indexes: Record<string, string> = {
  ix_activities_user: `(user_id, occurred_at, id) WHERE ledger_id IS NULL`,
  ix_activities_user_type: `(user_id, type, occurred_at, id) WHERE ledger_id IS NULL`,
  ix_activities_ledger: `(ledger_id, occurred_at, id)`,
  ix_activities_ledger_type: `(ledger_id, type, occurred_at, id)`,
  ix_activities_expense: `(ledger_id, (data->'expense'->>'id'), sequence) WHERE type LIKE 'expense.%'`,
};

const columns = `
  id uuid NOT NULL,
  type text NOT NULL,
  occurred_at timestamptz NOT NULL,
  user_id integer,
  ledger_id uuid,
  sequence bigint,
  device text,
  ip text,
  data jsonb NOT NULL`;

/** Months of UTC, by their first days: those of what there is, and this one and the next two. */
const monthsSql = `
  SELECT DISTINCT to_char(month, 'YYYY-MM-DD') AS month
    FROM (SELECT date_trunc('month', occurred_at AT TIME ZONE 'UTC') AS month FROM activities
           WHERE occurred_at BETWEEN now() - interval '5 years' AND now() + interval '2 months'
          UNION ALL
          SELECT generate_series(date_trunc('month', now() AT TIME ZONE 'UTC'),
                                 now() AT TIME ZONE 'UTC' + interval '2 months', '1 month')) months
   ORDER BY month`;

/**
 * A partition for each month (of UTC), so that old ones go by being dropped, and one for everything else. Rows are copied
 * before there is any index. Meanwhile everybody may read; what is written waits, in its queue, for the end.
 */
export class PartitionActivities1795600004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`LOCK TABLE activities IN SHARE ROW EXCLUSIVE MODE`);
    await queryRunner.query(`CREATE TABLE activities_new (${columns}) PARTITION BY RANGE (occurred_at)`);
    const partitions = ['activities_default'];
    await queryRunner.query(`CREATE TABLE activities_default PARTITION OF activities_new DEFAULT`);
    const months = (await queryRunner.query(monthsSql)) as { month: string }[];
    for (const { month } of months) {
      const partition = `activities_${month.slice(0, 7).replace('-', '_')}`;
      await queryRunner.query(
        `CREATE TABLE ${partition} PARTITION OF activities_new
         FOR VALUES FROM ('${month} 00:00:00+00') TO ('${firstOfNext(month)} 00:00:00+00')`,
      );
      partitions.push(partition);
    }
    await queryRunner.query(`INSERT INTO activities_new SELECT * FROM activities`);
    // Made one by one, so that they have names of ours: the key of the whole takes them over.
    for (const partition of partitions) {
      await queryRunner.query(`ALTER TABLE ${partition} ADD CONSTRAINT pk_${partition} PRIMARY KEY (id, occurred_at)`);
    }
    await replaceActivities(queryRunner, '(id, occurred_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`LOCK TABLE activities IN SHARE ROW EXCLUSIVE MODE`);
    await queryRunner.query(`CREATE TABLE activities_new (${columns})`);
    await queryRunner.query(`INSERT INTO activities_new SELECT * FROM activities`);
    await replaceActivities(queryRunner, '(id)');
  }
}

/** Gives `activities_new` its indexes, and puts it in the place of `activities`. */
async function replaceActivities(queryRunner: QueryRunner, primaryKey: string): Promise<void> {
  await queryRunner.query(`ALTER TABLE activities_new ADD CONSTRAINT pk_activities_new PRIMARY KEY ${primaryKey}`);
  for (const [name, definition] of Object.entries(indexes)) {
    await queryRunner.query(`CREATE INDEX ${name}_new ON activities_new ${definition}`);
  }
  await queryRunner.query(`ANALYZE activities_new`);
  await queryRunner.query(`DROP TABLE activities`);
  await queryRunner.query(`ALTER TABLE activities_new RENAME TO activities`);
  for (const name of ['pk_activities', ...Object.keys(indexes)]) {
    await queryRunner.query(`ALTER INDEX ${name}_new RENAME TO ${name}`);
  }
}

function firstOfNext(month: string): string {
  const first = new Date(`${month}T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + 1);
  return first.toISOString().slice(0, 10);
}
