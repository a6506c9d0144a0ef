import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { activityConsumer } from '../../dist/server/events/consumers.js';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Commits `count` events like the last one that a person caused, in one transaction. */
export async function commitEvents(client, count) {
  await client.query(
    `INSERT INTO outbox (event_id, type, version, occurred_at, user_id, ledger_id, sequence, data)
     SELECT gen_random_uuid(), type, version, now(), user_id, ledger_id, sequence, data
       FROM (SELECT * FROM outbox WHERE type = 'expense.created' ORDER BY id DESC LIMIT 1) AS event, generate_series(1, $1)`,
    [count],
  );
}

export async function countOf(client, table) {
  const { rows } = await client.query(`SELECT count(*)::int AS count FROM ${table}`);
  return rows[0].count;
}

/** Events a second from `begin` until there are `count` more rows in `table`. */
export async function rateOf(client, table, count, begin) {
  const before = await countOf(client, table);
  const start = performance.now();
  await begin();
  while ((await countOf(client, table)) < before + count) await delay(20);
  return count / ((performance.now() - start) / 1_000);
}

/** One more listener process. */
export async function startListener(env) {
  const child = spawn(process.execPath, [file('../../dist/server/listener.js')], {
    env: { ...process.env, ...env, LISTENER_PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  for await (const line of createInterface(child.stdout)) if (line.includes('is consuming')) break;
  child.stdout.resume();
  return {
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/** The two halves of bare-events.mjs. `sample` is what each message is like. */
export async function startBareEvents(env, sample) {
  const start = async (ROLE) => {
    const child = fork(file('bare-events.mjs'), {
      env: {
        ...process.env,
        ...env,
        ROLE,
        QUEUE: 'bare',
        PREFETCH: String(activityConsumer.prefetch),
        CONTENT: JSON.stringify(sample),
      },
    });
    await once(child, 'message');
    return child;
  };
  const [publisher, consumer] = [await start('publisher'), await start('consumer')];
  return {
    publish: (count) => void publisher.send(count),
    async stop() {
      const ended = [publisher, consumer].map((child) => once(child, 'exit'));
      for (const child of [publisher, consumer]) child.disconnect();
      await Promise.all(ended);
    },
  };
}
