/** F-14: what was published long ago comes again, three times and in another order; the oldest one after it was pruned. */
export const eventsRepeated = {
  id: 'F-14',
  title: 'events come again, shuffled',
  mayFail: 'never',
  readiness: 'stays',
  async inject({ installation: { broker, database }, topology, random, note }) {
    const events = await database.query(
      `SELECT event_id AS id, type, version, occurred_at AS "occurredAt", user_id AS "userId", ledger_id AS "ledgerId",
              sequence::float8 AS sequence, data
         FROM outbox WHERE published_at IS NOT NULL ORDER BY (type = 'user.registered') DESC, random() LIMIT 300`,
    );
    const [oldest] = events;
    await database.query('DELETE FROM outbox WHERE event_id = $1', [oldest.id]);
    note(events.length);
    await broker.withChannel(async (channel) => {
      for (const event of random.shuffle([...events, ...events, ...events])) {
        const content = Buffer.from(JSON.stringify(event));
        channel.publish(topology.exchange, event.type, content, { persistent: true, messageId: event.id });
      }
      await channel.waitForConfirms();
    });
  },
  check({ notes, verdict }) {
    verdict.check(Math.min(...notes) > 20, `events were sent again, three times each (${notes.join(', ')})`);
  },
};
