/*
 * Every report on a ledger of 1,000 and on one of 1,000,000 expenses: npm run bench:reports. Each is newly asked for (a new
 * version each time, as after a change), in turns with the same statements sent by pg alone; last, what a million costs
 * beside a thousand.
 */
import { readDatesAsText } from '../dist/server/database/pg-types.js';
import { fillLedger, registerAccount } from './support/account.mjs';
import { onBenchStage } from './support/bench-stage.mjs';
import { reportStatements } from './support/report-statements.mjs';
import { percentile, timings } from './support/timings.mjs';

const sizes = [1_000, 1_000_000];
const rounds = 60;

/** The ledgers end in November 2026, see fillLedger. */
const everything = {};
const month = { from: '2026-10-01', to: '2026-10-31' };
const year = { from: '2025-01-01', to: '2025-12-31' };
/** A report and the filters it is opened with. */
const asked = {
  summary: {
    month,
    year,
    everything,
    'this month': { period: 'current-month' },
    'this year': { period: 'current-year' },
  },
  'by-category': { month, year, everything },
  'by-month': { year, everything },
  'by-year': { everything },
  'by-day': { year, everything },
  bubbles: { month, year, everything },
  highlights: { month, year },
  recurring: { everything },
  merchants: { month, year, everything },
  comparison: { month, year },
};

readDatesAsText();
/** What `measure` was given, for what it calls. */
let stage;
await onBenchStage((given) => {
  stage = given;
  return measure();
});

async function measure() {
  const accounts = [];
  for (const size of sizes)
    accounts.push(await fillLedger(stage.client, await registerAccount(stage.product.url), size));
  console.log('milliseconds as median/p99, nothing cached\n');
  console.log(
    ['report', 'filter', ...sizes.flatMap((size) => [size, 'pg alone']), 'medians', 'p99', 'pg alone'].join('\t'),
  );
  for (const [report, filters] of Object.entries(asked)) {
    for (const [name, filter] of Object.entries(filters)) {
      const times = [];
      for (const account of accounts) times.push(await timesOf(account, report, filter));
      print(report, name, times);
    }
  }
}

async function timesOf(account, report, filter) {
  const path = `/reports/${report}?${new URLSearchParams(filter)}`;
  const statements = await reportStatements(stage.client, account.ledgerId, report, filter);
  const alone = async () => {
    for (const { text, values } of statements) await stage.client.query(text, values);
  };
  const times = { fresh: [], alone: [] };
  for (let turn = 0; turn < 10; turn += 1) {
    await timings(1, () => account.get(path), account.touch);
    times.fresh.push(...(await timings(rounds / 10, () => account.get(path), account.touch)));
    times.alone.push(...(await timings(rounds / 10, alone)));
  }
  return times;
}

function print(report, name, [thousand, million]) {
  const ratio = (kind, percent) =>
    (percentile(million[kind], percent) / percentile(thousand[kind], percent)).toFixed(1);
  const columns = [thousand, million].flatMap(({ fresh, alone }) => [figures(fresh), figures(alone)]);
  console.log([report, name, ...columns, ratio('fresh', 50), ratio('fresh', 99), ratio('alone', 99)].join('\t'));
}

function figures(times) {
  return `${percentile(times, 50).toFixed(1)}/${percentile(times, 99).toFixed(1)}`;
}
