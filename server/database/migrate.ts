import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { loadConfig } from '../config/config.js';
import { ConfigError } from '../config/config-error.js';
import { environment } from '../config/environment.js';
import { fail, say } from '../lifecycle.js';
import { dataSourceOptions, forMigrations } from './data-source-options.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { draftMigration, listMigration } from './migration-draft.js';
import { migrate, revertMigration } from './run-migrations.js';

/* The command behind `npm run migration:run`, `migration:revert` and `migration:generate -- <verb-thing>`. */

const root = new URL('../../../', import.meta.url);
const [command = '', name = ''] = process.argv.slice(2);

try {
  await withDatabase(run);
} catch (error) {
  fail(error);
}

async function run(url: string): Promise<void> {
  if (command === 'run') return say(`Applied: ${(await migrate(url)).join(', ') || 'nothing, all is up to date'}`);
  if (command === 'revert') return revertMigration(url).then(() => say('Took back the newest migration'));
  if (command === 'generate' && /^[a-z]+(-[a-z]+)+$/.test(name)) return generate(url);
  throw new ConfigError('Say one of: run, revert, generate <verb-thing> (such as generate add-budgets).');
}

/** Writes the difference between the entities and the migrated database; it is a draft to be read and edited. */
async function generate(url: string): Promise<void> {
  await migrate(url);
  const entities = [fileURLToPath(new URL('dist/server/**/*.entity.js', root))];
  const dataSource = await new DataSource({ ...dataSourceOptions(url, 2, forMigrations), entities }).initialize();
  const { upQueries, downQueries } = await dataSource.driver.createSchemaBuilder().log();
  await dataSource.destroy();
  if (upQueries.length === 0) return say('Entities and migrations agree: there is nothing to generate.');
  const draft = draftMigration(name, Date.now(), upQueries, downQueries);
  const index = new URL('migrations/index.ts', root);
  writeFileSync(new URL(`migrations/${draft.fileName}.ts`, root), draft.source);
  writeFileSync(index, listMigration(readFileSync(index, 'utf8'), draft));
  say(`Wrote migrations/${draft.fileName}.ts: read it, name its constraints and indexes, and check its way down.`);
}

async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const config = loadConfig(environment);
  if (!config.usesEmbeddedDatabase) return work(config.databaseUrl);
  const database = await startEmbeddedPostgres({ dataDir: config.dataDir, password: config.embeddedDatabasePassword });
  try {
    await work(database.url);
  } finally {
    await database.stop();
  }
}
