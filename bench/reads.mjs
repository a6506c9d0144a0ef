/*
 * What reading a ledger costs, as a ratio to an answer without any data from the same process in the same run:
 * npm run bench:reads. Small and large ledger, with and without the cache, and when nothing has changed (304).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../dist/server/database/embedded-postgres.js';
import { startProduct } from '../e2e/support/product.js';
import { fillLedger, registerAccount } from './support/account.mjs';
import { percentile, timings } from './support/timings.mjs';

const sizes = [1_000, 1_000_000];
const rounds = 200;
const reads = {
  'newest first, page 1': '/expenses',
  'by title, page 1': '/expenses?sort=title',
  'by category, page 1': '/expenses?sort=category',
  'newest first, page 400 of 25': '/expenses?page=400',
  'totals by category': '/reports/by-category',
  bubbles: '/reports/bubbles',
};

const folder = mkdtempSync(join(tmpdir(), 'spendwise-bench-'));
const database = await startEmbeddedPostgres({ dataDir: folder, password: 'bench' });
const client = new pg.Client({ connectionString: database.url });
let product;
try {
  product = await startProduct({
    DATABASE_URL: database.url,
    SESSION_SECRET: 'bench-0123456789-abcdefghijklmnopqrstuvwxyz',
  });
  await client.connect();
  await measure();
} finally {
  await client.end();
  await product?.stop();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  const accounts = [];
  for (const size of sizes) accounts.push(await fillLedger(client, await registerAccount(product.url), size));
  const live = () => fetch(`${product.url}/health/live`).then((response) => response.arrayBuffer());
  await timings(rounds, live);
  const floor = percentile(await timings(rounds, live), 50);
  console.log(`floor: an answer without data takes ${floor.toFixed(2)} ms (median)\n`);
  console.log(['read', 'expenses', 'case', 'median', 'p99', 'median / floor'].join('\t'));
  for (const [name, path] of Object.entries(reads)) {
    for (const account of accounts) await report(name, account, path, floor);
  }
}

async function report(name, account, path, floor) {
  const read = (headers) => account.get(path, headers);
  const { headers } = await read();
  const etag = headers.get('etag');
  const cases = {
    // A new version for each read: what a person sees after each change.
    fresh: await timings(Math.min(rounds, 60), read, () => account.touch()),
    cached: await timings(rounds, read),
    unchanged: await timings(rounds, () => read({ 'if-none-match': account.etagOf(etag) })),
  };
  for (const [kind, times] of Object.entries(cases)) {
    const [median, p99] = [percentile(times, 50), percentile(times, 99)];
    const row = [name, account.size, kind, median.toFixed(2), p99.toFixed(2), (median / floor).toFixed(1)];
    console.log(row.join('\t'));
  }
}
