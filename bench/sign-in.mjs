/*
 * What signing in gives away, and what a flood of sign-ins does to everybody else: npm run bench:sign-in.
 * First whether an unknown address takes another time than a wrong password, in pairs. Then twice as many sign-ins as this
 * machine can hash, for 20 seconds, beside ordinary reads; the reads are compared with those before, of the same run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { startEmbeddedPostgres } from '../dist/server/database/embedded-postgres.js';
import { startProduct } from '../e2e/support/product.js';
import { atRate } from './support/at-rate.mjs';
import { residentMemory, watchMemory } from './support/resident-memory.mjs';
import { percentile } from './support/timings.mjs';

const pairs = 200;
/** Below the limit of wrong passwords for one account. */
const pairsPerAccount = 8;
const floodSeconds = 20;
const readsPerSecond = 20;
const password = 'a wrong horse battery';

const folder = mkdtempSync(join(tmpdir(), 'spendwise-bench-'));
const database = await startEmbeddedPostgres({ dataDir: folder, password: 'bench' });
let product;
try {
  product = await startProduct({
    DATABASE_URL: database.url,
    SESSION_SECRET: 'bench-0123456789-abcdefghijklmnopqrstuvwxyz',
    // Each request says that it comes from elsewhere, so that no limit is reached.
    TRUST_PROXY: 'loopback',
    LOG_LEVEL: 'error',
  });
  await comparePairs();
  await flood();
} finally {
  await product?.stop();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function comparePairs() {
  const accounts = [];
  for (let index = 0; index < pairs / pairsPerAccount; index += 1) accounts.push(await register(`known-${index}`));
  for (let index = 0; index < 20; index += 1) await signIn(`warm-${index}@example.org`);
  const [unknown, wrong] = [[], []];
  for (let index = 0; index < pairs; index += 1) {
    const takeUnknown = async () => unknown.push((await signIn(`nobody-${index}@example.org`)).milliseconds);
    const takeWrong = async () => wrong.push((await signIn(accounts[index % accounts.length].email)).milliseconds);
    // In turns, so that neither is always the one that comes after the other.
    for (const take of index % 2 ? [takeUnknown, takeWrong] : [takeWrong, takeUnknown]) await take();
  }
  const medians = [percentile(unknown, 50), percentile(wrong, 50)];
  console.log(`pairs of an unknown address and a wrong password: ${pairs}`);
  console.log(`medians ${medians.map(inMs).join(' and ')}, difference ${inMs(Math.abs(medians[0] - medians[1]))}\n`);
}

async function flood() {
  const reader = await register('reader');
  const read = async () => {
    const start = performance.now();
    const response = await fetch(`${product.url}/api/me`, { headers: { cookie: reader.cookie } });
    await response.arrayBuffer();
    return { status: response.status, milliseconds: performance.now() - start };
  };
  await atRate(readsPerSecond, 2, read);
  const before = await atRate(readsPerSecond, 10, read);
  const rate = await hashesPerSecond();
  const memoryBefore = await residentMemory(product.pid);
  const stopWatching = watchMemory(product.pid);
  const [during, logins] = await Promise.all([
    atRate(readsPerSecond, floodSeconds, read),
    atRate(2 * rate, floodSeconds, (index) => signIn(`flood-${index}@example.org`)),
  ]);
  const memoryPeak = await stopWatching();
  console.log(`this machine hashes ${rate.toFixed(0)} passwords a second; ${(2 * rate).toFixed(0)} arrived`);
  report(
    'sign-ins that were checked',
    logins.filter(({ status }) => status === 401),
  );
  report(
    'sign-ins told to come back',
    logins.filter(({ status }) => status === 429),
  );
  report('reads before', before);
  report('reads meanwhile', during);
  const [floor, under] = [before, during].map((reads) => percentile(timesOf(reads), 50));
  console.log(`reads: median ${(under / floor).toFixed(1)} times as long`);
  console.log(`answers: reads ${countStatuses(during)}; sign-ins ${countStatuses(logins)}`);
  console.log(`memory: ${memoryBefore.toFixed(0)} MiB before, ${memoryPeak.toFixed(0)} MiB at the most`);
}

/** As many at once as the server does, for two seconds. */
async function hashesPerSecond() {
  const end = performance.now() + 2_000;
  let count = 0;
  const worker = async () => {
    while (performance.now() < end) {
      await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
      count += 1;
    }
  };
  const workers = Math.max(1, Math.min(3, availableParallelism() - 1));
  await Promise.all(Array.from({ length: workers }, worker));
  return count / 2;
}

async function register(name) {
  const email = `${name}@example.org`;
  const { response } = await post('/api/auth/register', { email, password: crypto.randomUUID() });
  if (response.status !== 201) throw new Error(`registration answered ${response.status}`);
  return { email, cookie: response.headers.getSetCookie()[0].split(';')[0] };
}

async function signIn(email) {
  const { response, milliseconds } = await post('/api/auth/login', { email, password });
  return { status: response.status, milliseconds };
}

async function post(path, body) {
  const headers = { 'content-type': 'application/json', origin: product.url, 'x-forwarded-for': anyAddress() };
  const start = performance.now();
  const response = await fetch(product.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  await response.arrayBuffer();
  return { response, milliseconds: performance.now() - start };
}

function anyAddress() {
  return Array.from({ length: 4 }, () => 1 + Math.floor(Math.random() * 220)).join('.');
}

function report(name, answers) {
  const figures = [50, 90, 99].map((percent) => `p${percent} ${inMs(percentile(timesOf(answers), percent))}`);
  console.log(`${name}: ${answers.length}, ${answers.length ? figures.join(', ') : 'none'}`);
}

function timesOf(answers) {
  return answers.map(({ milliseconds }) => milliseconds);
}

function inMs(milliseconds) {
  return `${(milliseconds ?? NaN).toFixed(2)} ms`;
}

function countStatuses(answers) {
  const counts = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return Object.entries(counts)
    .map(([status, count]) => `${count} x ${status}`)
    .join(', ');
}
