import { until } from '../until.mjs';

/**
 * F-9: a queue is purged, then deleted, while it holds messages. The reconciler sends again what is overdue by a minute: as
 * nobody waits for that here, what was published is made older.
 */
export const queueLost = {
  id: 'F-9',
  title: 'a queue is purged, then deleted',
  mayFail: 'never',
  readiness: 'stays',
  // The reconciler looks every 30 seconds.
  recoveryS: 60,
  async inject({ installation: { broker, listeners, database }, topology, hold, note }) {
    const queue = topology.queueOf({ name: 'activity' });
    for (const lose of ['purgeQueue', 'deleteQueue']) {
      // What the listeners have taken is not lost with the queue: so they take no more for a moment.
      for (const listener of listeners) listener.freeze();
      await until('messages wait', async () => (await broker.waiting(queue)) > 10, 20_000);
      const { messageCount } = await broker.withChannel((channel) => channel[lose](queue));
      note(messageCount);
      for (const listener of listeners) listener.thaw();
      await until('somebody consumes', () =>
        broker.withChannel(async (channel) => (await channel.checkQueue(queue)).consumerCount > 0),
      );
    }
    await hold(1);
    await database.query(`UPDATE outbox SET published_at = published_at - interval '2 minutes'`);
  },
  check({ notes, verdict }) {
    verdict.check(Math.min(...notes) > 0, `messages were lost with the queue (${notes.join(', ')})`);
  },
};
