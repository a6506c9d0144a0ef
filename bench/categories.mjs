/*
 * How well categories are suggested: npm run bench:categories [-- statement.csv ...]. Replays statements as Mint exports
 * them in the order of their days: the category of each purchase is asked of the product's own code and database, which
 * know the purchases before it and no others. Beside it stand two floors on the same rows, and how the same purchases
 * fare when each title carries another number, as on a card's statement. VERBOSE=1 tells of each wrong or missing one.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../dist/server/database/data-source-options.js';
import { CategoryEvidenceQueries } from '../dist/server/suggestion/category-evidence.queries.js';
import { CategorySuggestionService } from '../dist/server/suggestion/category-suggestion.service.js';
import { readPurchases } from '../e2e/statement/purchases.js';
import { openLedger } from './support/ledger-past.mjs';
import { makeScratchDatabase } from './support/scratch-database.mjs';
import { percentile } from './support/timings.mjs';

const statements = join(import.meta.dirname, '../../shared/statements');
const files = process.argv.length > 2 ? process.argv.slice(2).map(fromWhereNpmRan) : csvFilesIn(statements);
const purchases = files
  .flatMap((file) => readPurchases(file).purchases)
  .sort((a, b) => a.spentOn.localeCompare(b.spentOn));

const scratch = await makeScratchDatabase();
const database = new DataSource(dataSourceOptions(scratch.url, 1));
try {
  await database.initialize();
  report('titles as in the statement', await replay(purchases));
  report('titles as a card writes them', await replay(purchases.map(asCardWrites)));
} finally {
  if (database.isInitialized) await database.destroy();
  await scratch.drop();
}

function csvFilesIn(folder) {
  if (!existsSync(folder)) throw new Error('Name the statements: npm run bench:categories -- FILE.csv ...');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => join(folder, name));
}

function fromWhereNpmRan(file) {
  return resolve(process.env.INIT_CWD ?? '.', file);
}

/** "Starbucks" becomes "STARBUCKS #4821": the number of the shop is another one each time. */
function asCardWrites(purchase, index) {
  const number = 1_000 + ((index * 7_919) % 9_000);
  return { ...purchase, id: randomUUID(), title: `${purchase.title.toUpperCase()} #${number}` };
}

/** What was suggested for each purchase, by us and by both floors, and how long ours took in milliseconds. */
async function replay(rows) {
  const ledger = await openLedger(database);
  const service = new CategorySuggestionService(new CategoryEvidenceQueries(database));
  const counts = new Map();
  const lastOf = new Map();
  const answers = [];
  for (const row of rows) {
    const start = performance.now();
    const { suggestion } = await service.suggestCategory(ledger.ledgerId, { title: row.title });
    answers.push({
      row,
      suggestion,
      milliseconds: performance.now() - start,
      mostFrequent: [...counts].sort((a, b) => b[1] - a[1])[0]?.[0],
      lastOfTitle: lastOf.get(row.title),
    });
    await ledger.record(row);
    counts.set(row.category, (counts.get(row.category) ?? 0) + 1);
    lastOf.set(row.title, row.category);
  }
  return answers;
}

function report(name, answers) {
  const ours = answers.map(({ row, suggestion }) => ({ ...suggestion, row, guess: suggestion?.category.name }));
  const guesses = (key) => answers.map((answer) => ({ row: answer.row, guess: answer[key] }));
  console.log(`\n${name}: ${answers.length} purchases, ${new Set(answers.map(({ row }) => row.title)).size} titles`);
  console.log(['', 'suggested', 'right if suggested', 'right of all'].join('\t'));
  printRow('suggestions', ours);
  printRow('floor: the last of the same title', guesses('lastOfTitle'));
  printRow('floor: always the most frequent', guesses('mostFrequent'));
  for (const source of ['payee', 'near', 'words'])
    printRow(
      `by ${source}`,
      ours.filter((answer) => answer.source === source),
      answers.length,
    );
  for (const from of [0.5, 0.6, 0.7, 0.8, 0.9]) printBand(from, ours);
  if (process.env.VERBOSE) ours.filter(({ guess, row }) => guess !== row.category).forEach(printMiss);
  const times = answers.map(({ milliseconds }) => milliseconds);
  console.log(`time: median ${percentile(times, 50).toFixed(2)} ms, p99 ${percentile(times, 99).toFixed(2)} ms`);
}

function printRow(name, rows, total = rows.length) {
  const suggested = rows.filter(({ guess }) => guess !== undefined);
  const right = suggested.filter(({ guess, row }) => guess === row.category);
  console.log(
    [name, share(suggested.length, total), share(right.length, suggested.length), share(right.length, total)].join(
      '\t',
    ),
  );
}

/** A confidence means something when as many are right as it says. */
function printBand(from, rows) {
  const band = rows.filter(({ confidence }) => confidence >= from && confidence < from + 0.1);
  const right = band.filter(({ guess, row }) => guess === row.category);
  const mean = band.reduce((sum, { confidence }) => sum + confidence, 0) / band.length;
  if (band.length > 0)
    console.log(
      `confidence from ${from}\t${band.length} rows, says ${(mean * 100).toFixed(0)} %, right ${share(right.length, band.length)}`,
    );
}

function printMiss({ row, guess, reason, confidence }) {
  console.log(`${row.title}: ${row.category}, not ${guess ? `${guess} (${reason}, ${confidence})` : 'suggested'}`);
}

function share(count, total) {
  return total === 0 ? '-' : `${((100 * count) / total).toFixed(1)} % (${count})`;
}
