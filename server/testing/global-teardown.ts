import { dropDatabases } from './template-database.js';

export default async function globalTeardown(): Promise<void> {
  const { stopTestDatabase } = globalThis as { stopTestDatabase?: () => Promise<void> };
  if (stopTestDatabase) return stopTestDatabase();
  await dropDatabases(process.env['TEST_DATABASE_SERVER'] as string, process.env['TEST_DATABASE_TEMPLATE'] as string);
}
