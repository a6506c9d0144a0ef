/** F-10: PostgreSQL is killed, drops everybody, freezes, or has no connection left. */

/** A request may take this long to be told so, in milliseconds: 3 s to get a connection, and what a busy machine adds. */
const SOON_MS = 4_000;
/** A statement that was sent to a database which is frozen since then is given up after 10 s, then the request ends. */
const FROZEN_MS = 12_500;

const told = (limitMs) =>
  function check({ slowestMs, verdict }) {
    verdict.check(slowestMs < limitMs, `no request hangs (the slowest took ${Math.round(slowestMs)} of ${limitMs} ms)`);
  };

export const databaseKilled = {
  id: 'F-10a',
  title: 'PostgreSQL is killed',
  mayFail: 'window',
  readiness: 'falls',
  async inject({ installation: { database }, hold, seconds }) {
    await database.killPostmaster();
    await hold(seconds);
    await database.start();
  },
  check: told(SOON_MS),
};

export const connectionsTerminated = {
  id: 'F-10b',
  title: 'PostgreSQL ends all connections',
  mayFail: 'window',
  readiness: 'any',
  async inject({ installation: { database }, random, hold }) {
    for (let round = 0; round < 3; round += 1) {
      await database.terminateConnections();
      await hold(random.next());
    }
  },
  check: told(SOON_MS),
};

export const databaseFrozen = {
  id: 'F-10c',
  title: 'PostgreSQL is frozen',
  mayFail: 'window',
  readiness: 'falls',
  async inject({ installation: { database }, hold, seconds }) {
    database.freeze();
    await hold(seconds * 1.5);
    database.thaw();
  },
  check: told(FROZEN_MS),
};

export const connectionsUsedUp = {
  id: 'F-10d',
  title: 'PostgreSQL has no connection left',
  mayFail: 'window',
  readiness: 'falls',
  async inject({ installation: { database }, hold, seconds }) {
    const giveBack = await database.useUpConnections();
    await hold(seconds);
    await giveBack();
  },
  check: told(SOON_MS),
};
