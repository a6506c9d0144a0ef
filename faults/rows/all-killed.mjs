/** F-23: everything is killed at once, and starts from cold in any order. */
export const allKilled = {
  id: 'F-23',
  title: 'everything is killed at once',
  mayFail: 'window',
  readiness: 'any',
  async inject({ installation: { parts, database, broker, cache }, random, hold, note }) {
    const servers = [database, broker, cache];
    await Promise.all(random.shuffle([...parts, ...servers]).map((part) => part.kill()));
    const order = random.shuffle([...parts, ...servers]);
    note(order.map((part) => part.name ?? part.constructor.name).join(', '));
    const starting = [];
    for (const part of order) {
      // What needs another one that is not there yet may end: whoever runs it starts it again.
      starting.push(servers.includes(part) ? part.start() : part.startUntilItRuns());
      await hold(random.next());
    }
    await Promise.all(starting);
  },
  check({ notes, verdict }) {
    verdict.check(true, `started again in the order ${notes.join('; ')}`);
  },
};
