import { DataSource } from 'typeorm';
import pg from 'pg';
import { dataSourceOptions, forMigrations } from './data-source-options.js';

const lockName = `hashtext('spendwise.migrate')`;

/**
 * Brings the database to the newest migration, one process at a time. Each migration is one transaction.
 * @returns the names of the migrations that were applied now.
 */
export async function migrate(url: string): Promise<string[]> {
  return withMigrationLock(url, async (dataSource) => {
    const applied = await dataSource.runMigrations({ transaction: 'each' });
    return applied.map(({ name }) => name);
  });
}

/** Takes back the newest migration. */
export async function revertMigration(url: string): Promise<void> {
  await withMigrationLock(url, (dataSource) => dataSource.undoLastMigration({ transaction: 'each' }));
}

async function withMigrationLock<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const lock = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  await lock.connect();
  const dataSource = new DataSource(dataSourceOptions(url, 2, forMigrations));
  try {
    await lock.query(`SELECT pg_advisory_lock(${lockName})`);
    await dataSource.initialize();
    return await work(dataSource);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await lock.end();
  }
}
