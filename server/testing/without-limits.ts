import pg from 'pg';

/** Runs `work` on a connection of its own, whose statements may take any time: to fill tables for a measurement. */
export async function withoutLimits(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // VACUUM marks as visible to all only what was certainly committed, which the test server leaves open for a while.
    await client.query('SET synchronous_commit = on');
    await work(client);
  } finally {
    await client.end();
  }
}
