/*
 * The list of expenses at 1,000, 100,000 and 1,000,000 of them: npm run bench:list. First each kind of page, newly asked for
 * (a new version each time, as after a change) and from the cache, beside the same statements sent by pg alone in the same
 * run. Then requests a second, none of which is in the cache, beside a bare server that runs the same statement.
 */
import autocannon from 'autocannon';
import { fillLedger, registerAccount } from './support/account.mjs';
import { onBenchStage } from './support/bench-stage.mjs';
import { startBareServer } from './support/bare-server-process.mjs';
import { pageStatements } from './support/page-statements.mjs';
import { percentile, timings } from './support/timings.mjs';

const sizes = [1_000, 100_000, 1_000_000];
const rounds = 200;
const seconds = 8;
const pageSize = 25;

const year = String(new Date().getUTCFullYear());
/** Query and, where it is not the first page, which. */
const reads = {
  'newest first': {},
  'newest first, middle': { at: 'middle' },
  'newest first, last': { at: 'last' },
  'by title': { sort: 'title' },
  'by title, middle': { sort: 'title', at: 'middle' },
  'by title, last': { sort: 'title', at: 'last' },
  'by amount': { sort: '-amount' },
  'by amount, middle': { sort: '-amount', at: 'middle' },
  'by amount, last': { sort: '-amount', at: 'last' },
  'by category': { sort: 'category' },
  'by category, middle': { sort: 'category', at: 'middle' },
  'by category, last': { sort: 'category', at: 'last' },
  'this month': { period: 'current-month' },
  'this year': { period: 'current-year' },
  'this year, middle': { period: 'current-year', at: 'middle' },
  'this year by amount': { period: 'current-year', sort: '-amount' },
  'ten years and some days': { from: '2014-03-17', to: `${year}-06-20` },
  'ten years, middle': { from: '2014-03-17', to: `${year}-06-20`, at: 'middle' },
  'a category': { categoryId: true },
  'a category, middle': { categoryId: true, at: 'middle' },
  'a category by title': { categoryId: true, sort: 'title' },
  'amounts from 50 to 99.99': { minAmount: '50', maxAmount: '99.99' },
  'amounts by title': { minAmount: '50', maxAmount: '99.99', sort: 'title' },
  'a rare word': { q: 'kiosk athens' },
  'a word': { q: 'coffee' },
  'a common word': { q: 'market' },
  'a word of a note': { q: 'receipt 350' },
  'a word of this year': { q: 'coffee', period: 'current-year' },
};

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
  console.log('milliseconds as median/p99\n');
  console.log(['list', 'expenses', 'found', 'fresh', 'pg alone', 'cached', 'fresh/pg'].join('\t'));
  for (const [name, read] of Object.entries(reads)) {
    for (const account of accounts) await report(name, account, await queryOf(account, read));
  }
  console.log('\nrequests a second, of 16 at a time: none cached, all cached, and the bare server');
  console.log(['expenses', 'fresh', 'cached', 'bare', 'fresh/bare', 'cached/bare'].join('\t'));
  for (const account of accounts) await compareRates(account);
}

async function queryOf(account, { at = 'first', categoryId, ...query }) {
  const found = { ...query, ...(categoryId ? { categoryId: (await account.json('/categories')).items[2].id } : {}) };
  const { total } = await account.json(`/expenses?${new URLSearchParams(found)}`);
  const last = Math.max(1, Math.ceil(total / pageSize));
  return { total, query: { ...found, page: { first: 1, middle: Math.ceil(last / 2), last }[at] } };
}

async function report(name, account, { total, query }) {
  const path = `/expenses?${new URLSearchParams(query)}`;
  const statements = await pageStatements(stage.client, account.ledgerId, {
    ...query,
    ...(query.categoryId ? { categoryId: [query.categoryId] } : {}),
  });
  const alone = async () => {
    for (const { text, values } of statements) await stage.client.query(text, values);
  };
  await timings(10, alone);
  await timings(10, () => account.get(path), account.touch);
  const fresh = await timings(rounds, () => account.get(path), account.touch);
  const raw = await timings(rounds, alone);
  const cached = await timings(rounds, () => account.get(path));
  const ratio = percentile(fresh, 50) / percentile(raw, 50);
  console.log([name, account.size, total, ...[fresh, raw, cached].map(figures), ratio.toFixed(1)].join('\t'));
}

function figures(times) {
  return `${percentile(times, 50).toFixed(2)}/${percentile(times, 99).toFixed(2)}`;
}

/** In turns, so that what else the machine does meets both. */
async function compareRates(account) {
  const [statement] = await pageStatements(stage.client, account.ledgerId, {});
  const bare = await startBareServer(stage.databaseUrl, statement);
  const rates = { fresh: [], cached: [], bare: [] };
  try {
    for (let turn = 0; turn < 3; turn += 1) {
      rates.fresh.push(await freshRate(account));
      rates.cached.push(await rateOf(firstPageOf(account)));
      rates.bare.push(await rateOf({ url: bare.url }));
    }
  } finally {
    bare.stop();
  }
  const [fresh, cached, floor] = [rates.fresh, rates.cached, rates.bare].map((each) => percentile(each, 50));
  const counts = [fresh, cached, floor].map((rate) => rate.toFixed(0));
  console.log([account.size, ...counts, (fresh / floor).toFixed(2), (cached / floor).toFixed(2)].join('\t'));
}

function firstPageOf(account) {
  return {
    url: `${stage.product.url}/api/ledgers/${account.ledgerId}/expenses`,
    headers: { cookie: account.cookie },
  };
}

/** Zeros before the numbers make each address another one, and so does a new version before they come round. */
async function freshRate(account) {
  const zeros = Array.from({ length: 100 }, (_, count) => '0'.repeat(count));
  const requests = zeros.flatMap((one) =>
    zeros.map((other) => ({ path: `/api/ledgers/${account.ledgerId}/expenses?page=${one}1&pageSize=${other}25` })),
  );
  const timer = setInterval(() => void account.touch(), 250);
  try {
    return await rateOf({
      url: stage.product.url,
      headers: { cookie: account.cookie },
      // Each in another order, so that no two ask for the same at the same time, which would be answered once for both.
      setupClient: (connection) => connection.setRequests(shuffled(requests)),
    });
  } finally {
    clearInterval(timer);
  }
}

async function rateOf(options) {
  const { requests, non2xx, errors } = await autocannon({ connections: 16, duration: seconds, ...options });
  if (non2xx + errors > 0) throw new Error(`${non2xx} answers were refused, ${errors} failed`);
  return requests.average;
}

function shuffled(list) {
  return list
    .map((value) => ({ value, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
