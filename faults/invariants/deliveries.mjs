import { bindingToRegExp, consumers } from '../../dist/server/events/consumers.js';

const toColumns = () => [
  consumers.map(({ name }) => name),
  consumers.map(({ bindings }) => bindings.map(bindingToRegExp).join('|')),
];

/** Events up to $1 that are not published, or that a consumer wants and does not have yet. */
const OPEN = `
  SELECT count(*)::int AS count FROM outbox
   WHERE id <= $1 AND (published_at IS NULL OR EXISTS (
     SELECT 1 FROM unnest($2::text[], $3::text[]) AS consumer (name, types)
      WHERE outbox.type ~ consumer.types
        AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.consumer = consumer.name AND inbox.event_id = outbox.event_id)))`;

/** The newest event of now. */
export async function lastEvent(database) {
  const [{ id }] = await database.query('SELECT coalesce(max(id), 0)::text AS id FROM outbox');
  return id;
}

/** How many events up to `last` have not arrived everywhere. */
export async function countOpen(database, last = '9223372036854775807') {
  const [{ count }] = await database.query(OPEN, [last, ...toColumns()]);
  return count;
}

/** What still waits anywhere, by name: nothing when it is empty. */
export async function findWaiting({ database, broker }, topology) {
  const waiting = {};
  const events = await countOpen(database);
  if (events > 0) waiting.events = events;
  const [{ mails }] = await database.query(
    `SELECT count(*)::int AS mails FROM email_deliveries WHERE status IN ('pending', 'sending')`,
  );
  if (mails > 0) waiting.mails = mails;
  for (const queue of consumers.flatMap((consumer) => topology.allQueuesOf(consumer))) {
    const count = await broker.waiting(queue);
    if (count > 0) waiting[queue] = count;
  }
  return waiting;
}
