import type { DataSource, EntityManager } from 'typeorm';

/**
 * Runs `work` while nobody else, in any process, runs any under the same `name`. Who comes second waits, but not longer
 * than a lock may be waited for (5 s); then it fails as everything does that the database has no time for.
 * `work` gets the connection that holds the lock, outside of any transaction: it may commit more than once, and may take
 * longer than a transaction should stay open. A connection that breaks gives the lock away.
 */
export async function exclusively<T>(
  dataSource: DataSource,
  name: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const connection = dataSource.createQueryRunner();
  try {
    await connection.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
    try {
      return await work(connection.manager);
    } finally {
      await connection.query('SELECT pg_advisory_unlock_all()');
    }
  } finally {
    await connection.release();
  }
}
