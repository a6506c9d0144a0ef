import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/server/database/embedded-postgres.js';
import { migrate } from '../../dist/server/database/run-migrations.js';

/** A migrated, empty database on the server of DATABASE_URL, or on an embedded one; `drop` leaves nothing of it. */
export async function makeScratchDatabase() {
  const scratch = process.env.DATABASE_URL ? await onServer(process.env.DATABASE_URL) : await embedded();
  await migrate(scratch.url);
  return scratch;
}

async function onServer(serverUrl) {
  const name = `spendwise_bench_${process.pid}`;
  const run = async (sql) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  return { url, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}

async function embedded() {
  const dataDir = mkdtempSync(join(tmpdir(), 'spendwise-bench-'));
  const database = await startEmbeddedPostgres({ dataDir, password: 'bench' });
  return {
    url: database.url,
    async drop() {
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
