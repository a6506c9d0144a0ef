/*
 * Breaks one part after the other of a real installation (two APIs, two listeners, PostgreSQL, RabbitMQ, Redis and a mail
 * server, all of this run alone) while people use it, and checks afterwards that nothing was lost, doubled or mixed up:
 *   npm run test:faults -- [--short] [--only F-5,F-10] [--seed 7] [--seeds 5] [--minutes 3] [--seconds 20] [--verbose]
 */
import { RabbitmqTopology } from '../dist/server/events/rabbitmq-topology.js';
import { Traffic } from './load/traffic.mjs';
import { readOptions } from './options.mjs';
import { Installation } from './parts/installation.mjs';
import { endLaunches } from './parts/launch.mjs';
import { rows } from './rows/all.mjs';
import { runRow } from './run-row.mjs';
import { printTable } from './table.mjs';

const options = readOptions(process.argv.slice(2));
const installation = new Installation();
const results = [];
let problem = 0;
let ending;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(`interrupted by ${signal}`));

try {
  await runAll();
  await end();
} catch (error) {
  await end(error.stack);
}

async function runAll() {
  const wanted = rows.filter(
    ({ id }) =>
      options.only.length === 0 || options.only.some((name) => id === name || id.replace(/[a-z]$/, '') === name),
  );
  if (wanted.length === 0) throw new Error(`There is no row ${options.only.join(', ')}.`);
  await installation.start();
  const traffic = new Traffic(installation.gates);
  await traffic.gather();
  const context = {
    installation,
    traffic,
    topology: new RabbitmqTopology('spendwise', installation.retryDelays),
    host: installation.publicHost,
    options,
  };
  for (const row of wanted) {
    for (const seed of options.seeds) {
      console.log(`${row.id} ${row.title} (--seed ${seed} --only ${row.id})`);
      results.push(await runRow(row, seed, context));
    }
  }
}

/** The first to call it decides: after an interruption, what then fails is no news. */
async function end(why) {
  ending ??= finish(why);
  await ending;
}

async function finish(why) {
  if (why) {
    problem = 1;
    console.log(`not ok ${why}`);
  }
  await installation.remove();
  endLaunches();
  printTable(results);
  const count = (name) => results.reduce((sum, { verdict }) => sum + verdict[name], 0);
  console.log(`${count('passed')} passed, ${count('failed') + problem} failed`);
  process.exit(count('failed') + problem > 0 ? 1 : 0);
}
