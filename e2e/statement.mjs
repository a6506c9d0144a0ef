/*
 * Records a real statement (a CSV file as Mint exports it) in a product of its own, started with nothing configured in
 * a fresh folder, and compares everything that comes back with the file: npm run test:real -- FILE.csv
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Account } from './statement/account.js';
import { Checks } from './statement/checks.js';
import { compareActivities, compareCategories, compareKnownFigures, compareRows } from './statement/inspect.js';
import { readPurchases } from './statement/purchases.js';
import { recordAll } from './statement/record.js';
import { startProduct } from './support/product.js';

const checks = new Checks();
let product;
let ending;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end('interrupted'));

try {
  const { rowCount, purchases } = readPurchases(statementFile(process.argv[2]));
  product = startProduct();
  await compare(await product, rowCount, purchases);
  await end();
} catch (error) {
  await end(error.message);
}

function statementFile(argument) {
  if (!argument) throw new Error('Name the statement to record: npm run test:real -- FILE.csv');
  // npm runs scripts in the project's folder; what a person types is meant from their own.
  const file = resolve(process.env.INIT_CWD ?? '.', argument);
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  return file;
}

async function compare({ url }, rowCount, purchases) {
  const account = new Account(url);
  await account.register();
  const ids = await account.categoryIds(new Set(purchases.map(({ category }) => category)));

  const [recorded, recordingMs] = await timed(() => recordAll(account, purchases, ids));
  checks.check(true, `recorded ${purchases.length} expenses, ${recorded.atOnce} at a time, in ${recordingMs} ms`);
  checks.equal(recorded.differing, 0, `different answers to the ${recorded.twice} requests sent twice`);

  const [list, readingMs] = await timed(() => account.readAllInLedger('/expenses'));
  checks.check(true, `read ${list.items.length} expenses back in ${readingMs} ms`);
  compareRows(checks, purchases, list);

  const report = await account.inLedger('GET', '/reports/by-category');
  compareCategories(checks, purchases, report);
  compareKnownFigures(checks, rowCount, list, report);

  const [, activityMs] = await timed(() => compareActivities(checks, account, purchases));
  checks.check(true, `all activities were there and read ${activityMs} ms later`);
}

async function timed(work) {
  const started = performance.now();
  const result = await work();
  return [result, Math.round(performance.now() - started)];
}

/** The first to call it decides: after an interruption, what then fails is no news. */
async function end(problem) {
  ending ??= stopAndJudge(problem);
  await ending;
}

async function stopAndJudge(problem) {
  if (problem) checks.fail(problem);
  await product?.then(({ stop }) => stop()).catch(() => undefined);
  process.exit(checks.end());
}
