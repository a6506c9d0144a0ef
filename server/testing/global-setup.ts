import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../database/embedded-postgres.js';
import { makeTemplate } from './template-database.js';

/** One PostgreSQL for the whole run (DATABASE_URL's, or an embedded one), with a migrated template in it. */
export default async function globalSetup(): Promise<void> {
  const shared = globalThis as { stopTestDatabase?: () => Promise<void> };
  const template = `spendwise_template_${process.pid}`;
  let serverUrl = process.env['DATABASE_URL'];
  if (!serverUrl) {
    const database = await startEmbeddedPostgres({
      dataDir: mkdtempSync(join(tmpdir(), 'spendwise-test-')),
      password: 'not-a-secret',
      // What the tests store may be lost with the machine.
      flags: ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'],
    });
    serverUrl = database.url;
    shared.stopTestDatabase = () => database.stop();
  }
  await makeTemplate(serverUrl, template);
  process.env['TEST_DATABASE_SERVER'] = serverUrl;
  process.env['TEST_DATABASE_TEMPLATE'] = template;
}
