/** F-2: everything is killed between the commit and the publication, which a frozen broker holds up. */
export const publicationLost = {
  id: 'F-2b',
  title: 'all are killed between commit and publication',
  mayFail: 'window',
  readiness: 'any',
  async inject({ installation: { parts, broker, database }, random, hold, note }) {
    broker.freeze();
    await hold(1.5);
    await Promise.all(random.shuffle(parts).map((part) => part.kill()));
    const [{ count }] = await database.query('SELECT count(*)::int AS count FROM outbox WHERE published_at IS NULL');
    note(count);
    broker.thaw();
    await Promise.all(parts.map((part) => part.start()));
  },
  check({ notes, verdict }) {
    verdict.check(
      Math.min(...notes) > 0,
      `events were committed and not published when all were killed (${notes.join(', ')})`,
    );
  },
};
