/*
 * How well receipts are read: npm run bench:receipts -- FOLDER. The folder holds pictures or PDFs and labels.json,
 * {file: {merchant, date, total}}; REGION (MY) says in which order its dates are, CURRENCY (MYR) what its money is.
 * Totals are compared as numbers, dates as days, merchants by their letters. A label that is empty is not counted.
 * VERBOSE=1 tells of each field that is not right; ONLY=even or ONLY=odd takes every other file by name.
 */
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import sharp from 'sharp';
import { readReceipt } from '../dist/server/receipt-reading/read-receipt.js';
import { SURE } from '../dist/server/receipt-reading/receipt-reading.js';
import { dateOrderOf, datesIn } from '../dist/server/receipt-reading/parser/dates.js';
import { similarity } from '../dist/server/receipt-reading/parser/similarity.js';
import { TextRecognizer } from '../dist/server/receipt-reading/text/text-recognizer.js';
import { percentile } from './support/timings.mjs';

const NEAR = 0.8;
const mediaTypes = { '.pdf': 'application/pdf', '.png': 'image/png', '.webp': 'image/webp' };
const context = {
  region: process.env.REGION ?? 'MY',
  currency: process.env.CURRENCY ?? 'MYR',
  today: new Date().toISOString().slice(0, 10),
  merchants: [],
};
const measures = {
  total: { wanted: (label) => Number(label.replace(/[^\d.]/g, '')), found: Number, likeness: same },
  date: { wanted: dayOf, found: (value) => value, likeness: same },
  merchant: { wanted: plain, found: plain, likeness: similarity },
};

const folder = resolve(
  process.env.INIT_CWD ?? '.',
  process.argv[2] ?? join(import.meta.dirname, '../../shared/receipts'),
);
if (!existsSync(join(folder, 'labels.json'))) {
  throw new Error('Name a folder with receipts and their labels.json: npm run bench:receipts -- FOLDER');
}
const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'));
const files = Object.keys(labels)
  .sort()
  .filter((_, index) => !process.env.ONLY || index % 2 === (process.env.ONLY === 'even' ? 0 : 1));

// Everything in this process, so that its processor time and memory are those of reading alone.
sharp.concurrency(1);
const recognizer = new TextRecognizer();
const counts = Object.fromEntries(
  Object.keys(measures).map((name) => [
    name,
    { labels: 0, exact: 0, near: 0, empty: 0, wrong: 0, sure: 0, sureAndWrong: 0 },
  ]),
);
const seconds = [];
let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
for (const file of files) {
  const start = process.cpuUsage();
  const type = mediaTypes[extname(file).toLowerCase()] ?? 'image/jpeg';
  const { fields } = await readReceipt(join(folder, file), type, context, recognizer);
  const { user, system } = process.cpuUsage(start);
  seconds.push((user + system) / 1e6);
  for (const name of Object.keys(measures)) count(file, name, fields[name]);
}
clearInterval(watch);
await recognizer.close();
report();

function count(file, name, field) {
  const label = labels[file][name];
  if (!label) return;
  const { wanted, found, likeness } = measures[name];
  const outcome = field ? outcomeOf(likeness(found(field.value), wanted(label))) : 'empty';
  const isSure = field && field.confidence >= SURE;
  const sum = counts[name];
  sum.labels++;
  sum[outcome]++;
  if (isSure) sum.sure++;
  if (isSure && outcome === 'wrong') sum.sureAndWrong++;
  if (process.env.VERBOSE && outcome !== 'exact' && outcome !== 'near') {
    console.log(`${file} ${name}: ${field ? `${field.value} (${field.confidence})` : 'nothing'}, should be ${label}`);
  }
}

function outcomeOf(likeness) {
  if (likeness === 1) return 'exact';
  return likeness >= NEAR ? 'near' : 'wrong';
}

function report() {
  console.log(`${files.length} receipts, ${folder}\n`);
  const percent = (part, whole) => `${((part / whole) * 100).toFixed(1)} %`.padStart(8);
  const columns = ['exact', 'near', 'empty', 'wrong', 'sure', 'sureAndWrong'];
  const heads = ['exact', 'or near', 'empty', 'wrong', 'sure', 'sure and wrong'];
  console.log(`${'field'.padEnd(10)}${heads.map((head) => head.padStart(Math.max(10, head.length + 2))).join('')}`);
  for (const [name, sum] of Object.entries(counts)) {
    const values = { ...sum, near: sum.exact + sum.near };
    const cells = columns.map((column, index) =>
      percent(values[column], sum.labels).padStart(Math.max(10, heads[index].length + 2)),
    );
    console.log(`${name.padEnd(10)}${cells.join('')}`);
  }
  const sorted = seconds.toSorted((a, b) => a - b);
  const time = (share) => percentile(sorted, share * 100).toFixed(2);
  console.log(`\nseconds of one core a receipt: median ${time(0.5)}, p95 ${time(0.95)}, most ${time(1)}`);
  console.log(`peak memory: ${Math.round(peak / 1024 / 1024)} MB`);
}

function same(one, other) {
  return one === other ? 1 : 0;
}

function dayOf(label) {
  return datesIn(label, dateOrderOf(context.region))[0]?.date ?? label;
}

function plain(name) {
  return name.toUpperCase().replace(/\s+/g, ' ').trim();
}
