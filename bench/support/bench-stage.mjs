import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/server/database/embedded-postgres.js';
import { startProduct } from '../../e2e/support/product.js';

/** The product on an embedded database of its own, and a connection to that; nothing of either is left afterwards. */
export async function onBenchStage(measure) {
  const folder = mkdtempSync(join(tmpdir(), 'spendwise-bench-'));
  const database = await startEmbeddedPostgres({ dataDir: folder, password: 'bench' });
  const client = new pg.Client({ connectionString: database.url, options: '-c jit=off' });
  let product;
  try {
    product = await startProduct({
      DATABASE_URL: database.url,
      SESSION_SECRET: 'bench-0123456789-abcdefghijklmnopqrstuvwxyz',
      LOG_LEVEL: 'error',
    });
    await client.connect();
    await measure({ client, product, databaseUrl: database.url });
  } finally {
    await client.end();
    await product?.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
