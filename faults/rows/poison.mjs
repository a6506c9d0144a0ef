import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

const COUNT = 1_000;
/** What a good one may take from its commit to its activity, in milliseconds. */
const LAG_MS = 5_000;

/** No two are the same: an operator is shown equal ones as one. */
const forms = [
  (number) => Buffer.from(`\u0000garbage ${number}`),
  (number) => Buffer.from(`{"pattern":"x","data":${number}}`),
  (number) => Buffer.from(`"${'x'.repeat(number * 10)}"`),
  () => Buffer.from(JSON.stringify({ ...anEvent(), version: 99 })),
  () => Buffer.from(JSON.stringify({ ...anEvent(), occurredAt: 'yesterday' })),
];

/** F-15: a thousand messages that nobody can handle, among good ones. */
export const poison = {
  id: 'F-15',
  title: '1,000 poisoned messages among good ones',
  mayFail: 'never',
  readiness: 'stays',
  parks: COUNT,
  async inject({ installation: { broker, database }, topology, random, note }) {
    const began = performance.now();
    await broker.withChannel(async (channel) => {
      for (let sent = 0; sent < COUNT; sent += 1) {
        const options = { persistent: true, messageId: randomUUID() };
        channel.publish(topology.exchange, 'thing.happened', random.pick(forms)(sent), options);
        if (sent % 100 === 99) await channel.waitForConfirms();
      }
    });
    const isGoodLate = async () => {
      const [{ lag }] = await database.query(
        `SELECT coalesce(max(extract(epoch FROM now() - occurred_at) * 1000), 0)::float8 AS lag FROM outbox
          WHERE type LIKE 'expense.%'
            AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.event_id = outbox.event_id AND consumer = 'activity')`,
      );
      return lag;
    };
    while (performance.now() - began < 6_000) {
      note(await isGoodLate());
      await delay(200);
    }
  },
  check({ notes, verdict }) {
    const lag = Math.max(...notes);
    verdict.check(lag < LAG_MS, `good events arrive among them (the latest after ${Math.round(lag)} ms)`);
  },
};

const anEvent = () => ({
  id: randomUUID(),
  type: 'thing.happened',
  version: 1,
  occurredAt: '2026-01-02T18:00:00.000Z',
  userId: null,
  ledgerId: null,
  sequence: null,
  data: {},
});
