import { copyTemplate, dropDatabase } from './template-database.js';

let made = 0;

/** A migrated, empty database of this spec's own. `drop` it at the end. */
export async function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const serverUrl = process.env['TEST_DATABASE_SERVER'] as string;
  const template = process.env['TEST_DATABASE_TEMPLATE'] as string;
  const name = `${template}_${process.pid}_${(made += 1)}`;
  const url = await copyTemplate(serverUrl, template, name);
  return { url, drop: () => dropDatabase(serverUrl, name) };
}
