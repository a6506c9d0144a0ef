/*
 * What events cost, and what a broker in trouble costs the one who records an expense: npm run bench:events. With a RabbitMQ
 * of its own, and with nothing configured. Events a second from the outbox to stored activities, as a ratio to a bare
 * publisher and consumer of the same run; the delay of single ones; POST while the broker is stopped, frozen, low on disk.
 * The database is the server of DATABASE_URL, or an embedded one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { startProduct } from '../e2e/support/product.js';
import { Rabbitmq } from '../faults/parts/rabbitmq.mjs';
import { registerAccount } from './support/account.mjs';
import { atRate } from './support/at-rate.mjs';
import { commitEvents, countOf, rateOf, startBareEvents, startListener } from './support/event-stage.mjs';
import { makeScratchDatabase } from './support/scratch-database.mjs';
import { percentile, timings } from './support/timings.mjs';

const rounds = 5;
const eventsPerRound = 5_000;
const perSecond = 100;
const seconds = 10;
const postsPerRound = 60;

const folder = mkdtempSync(join(tmpdir(), 'spendwise-bench-'));
const closing = [() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })];
try {
  console.log(
    `load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  );
  await measureWithBroker();
  await measureInProcess();
} finally {
  for (const close of closing.reverse()) await close();
}

async function measureWithBroker() {
  const broker = new Rabbitmq(folder);
  closing.push(() => broker.remove());
  await broker.make();
  const stage = await openStage({ RABBITMQ_URL: broker.url });
  console.log(['events by RabbitMQ', 'events/s', 'ratio to bare'].join('\t'));
  await measureRates(stage);
  await measureDelay('RabbitMQ', stage);
  await measurePosts(stage, broker);
  await stage.close();
}

async function measureInProcess() {
  const stage = await openStage({});
  const rates = [];
  for (let round = 0; round < rounds; round += 1) rates.push(await productRate(stage));
  console.log(`\nin-process: ${percentile(rates, 50).toFixed(0)} events/s`);
  await measureDelay('in-process', stage);
  await stage.close();
}

/** The product with one listener, where there is a broker, and a person who has recorded something. */
async function openStage(parts) {
  const database = await makeScratchDatabase();
  const env = { DATABASE_URL: database.url, SESSION_SECRET: 'bench-0123456789-abcdefghijklmnopqrstuvwxyz', ...parts };
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const product = await startProduct({ ...env, LOG_LEVEL: 'error' });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await product.stop();
    await client.end();
    await database.drop();
  };
  closing.push(close);
  const person = await registerAccount(product.url);
  const [{ id: categoryId }] = await person.json('/categories').then((answer) => answer.items ?? answer);
  const post = async () => {
    const response = await fetch(`${product.url}/api/ledgers/${person.ledgerId}/expenses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: product.url, cookie: person.cookie },
      body: JSON.stringify({ spentOn: '2026-11-23', title: 'Lunch at the corner', amount: '12.34', categoryId }),
    });
    await response.arrayBuffer();
    // A machine that is busy otherwise may refuse some; those figures say little then.
    if (response.status !== 201) console.error(`recording answered ${response.status}`);
  };
  await post();
  return { env, client, product, post, close };
}

async function measureRates(stage) {
  const { client, env } = stage;
  await client.query('CREATE TABLE bare_events (id uuid PRIMARY KEY, data jsonb NOT NULL)');
  const { rows } = await client.query(`SELECT * FROM outbox WHERE type = 'expense.created' LIMIT 1`);
  const bare = await startBareEvents(env, rows[0]);
  const rates = { bare: [], 'one listener': [], 'two listeners': [] };
  // In turns, so that whatever else this machine does meets all of them. The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    const now = {
      bare: await rateOf(client, 'bare_events', eventsPerRound, () => bare.publish(eventsPerRound)),
      'one listener': await productRate(stage),
    };
    const second = await startListener({ ...env, DATA_DIR: folder });
    now['two listeners'] = await productRate(stage);
    await second.stop();
    if (round > 0) for (const [name, rate] of Object.entries(now)) rates[name].push(rate);
  }
  // Before the broker gets into trouble, which nothing of it could stand.
  await bare.stop();
  const floor = percentile(rates.bare, 50);
  for (const [name, measured] of Object.entries(rates)) {
    const rate = percentile(measured, 50);
    console.log([name, rate.toFixed(0), (rate / floor).toFixed(2)].join('\t'));
  }
}

function productRate({ client }) {
  return rateOf(client, 'activities', eventsPerRound, () => commitEvents(client, eventsPerRound));
}

/** From the instant that a change carries, which is before its commit, to the transaction that stored its activity. */
async function measureDelay(name, { client, post }) {
  await settled(client);
  const { rows } = await client.query('SELECT max(id) AS last FROM outbox');
  await atRate(perSecond, seconds, post);
  await settled(client);
  const delays = await client.query(
    `SELECT extract(epoch FROM handled_at - occurred_at)::float8 * 1000 AS delay
       FROM outbox JOIN inbox ON inbox.event_id = outbox.event_id AND consumer = 'activity'
      WHERE outbox.id > $1 AND type = 'expense.created'`,
    [rows[0].last],
  );
  const times = delays.rows.map(({ delay: milliseconds }) => milliseconds);
  const figures = [percentile(times, 50), percentile(times, 99)].map((time) => `${time.toFixed(0)} ms`);
  console.log(
    `delay by ${name}, ${perSecond} a second: median ${figures[0]}, p99 ${figures[1]} (${times.length} events)`,
  );
}

/** Until everything that was committed is stored. */
async function settled(client) {
  const isMissing = `WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE consumer = 'activity' AND inbox.event_id = outbox.event_id)`;
  while ((await countOf(client, `outbox ${isMissing}`)) > 0) await delay(100);
}

async function measurePosts({ client, post }, broker) {
  const nothing = () => undefined;
  const troubles = {
    healthy: [nothing, nothing],
    stopped: [() => broker.kill(), () => broker.start()],
    frozen: [() => broker.freeze(), () => broker.thaw()],
    'low on disk': [
      () => broker.control('set_disk_free_limit', '99999999999999'),
      () => broker.control('set_disk_free_limit', '50MB'),
    ],
  };
  const times = Object.fromEntries(Object.keys(troubles).map((name) => [name, []]));
  await timings(postsPerRound, post);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, [begin, end]] of Object.entries(troubles)) {
      await begin();
      await timings(5, post);
      times[name].push(...(await timings(postsPerRound, post)));
      await end();
      await settled(client);
    }
  }
  const healthy = percentile(times.healthy, 99);
  console.log(['\nPOST while the broker is', 'median', 'p99', 'p99 / healthy'].join('\t'));
  for (const [name, measured] of Object.entries(times)) {
    const [median, p99] = [percentile(measured, 50), percentile(measured, 99)];
    console.log([name, median.toFixed(1), p99.toFixed(1), (p99 / healthy).toFixed(2)].join('\t'));
  }
}
