import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { migrations } from '../../migrations/index.js';
import { ConfigError } from '../config/config-error.js';
import { toDatabaseProblem } from '../http/database-problem.js';
import { UnavailableProblem } from '../http/problem.js';

const connectTimeout = 3_000;
const firstWait = 250;
const longestWait = 10_000;

/**
 * Resolves when the database answers and has had the newest migration of this program, which the API applies. Meanwhile
 * `onWait` is told why, once for each reason.
 * @throws ConfigError for what no waiting can mend, such as a wrong password.
 */
export async function waitForDatabase(url: string, onWait: (reason: string) => void): Promise<void> {
  let told: string | null = null;
  for (let wait = firstWait; ; wait = Math.min(wait * 2, longestWait)) {
    const reason = await findObstacle(url);
    if (reason === null) return;
    if (reason !== told) onWait(reason);
    told = reason;
    await delay(wait);
  }
}

async function findObstacle(url: string): Promise<string | null> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeout,
    query_timeout: connectTimeout,
  });
  // A connection that breaks between two answers must not end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await isMigrated(client)) ? null : 'the API has not brought it up to date yet';
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string };
    const reason = message || String(code);
    if (isAway(error as Error)) return reason;
    throw new ConfigError(`DATABASE_URL names a database that cannot be used: ${reason}. Mend it.`);
  } finally {
    void client.end().catch(() => undefined);
  }
}

async function isMigrated(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ exists: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS exists`);
  if (!rows[0]?.exists) return false;
  const { rowCount } = await client.query('SELECT 1 FROM migrations WHERE name = $1', [migrations.at(-1)?.name]);
  return rowCount === 1;
}

/** The last two are what pg says of a server that takes the connection and then says nothing, and a name server that is away. */
function isAway(error: Error): boolean {
  return toDatabaseProblem(error) instanceof UnavailableProblem || /timeout expired|EAI_AGAIN/.test(error.message);
}
