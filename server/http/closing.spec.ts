import { Agent, get } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { eventually } from '../testing/eventually.js';
import { TestApi } from '../testing/test-api.js';

describe('closing', () => {
  it('waits for the answers that are due, and for no client that goes idle after them', async () => {
    const api = await TestApi.start();
    const { cookie, ledger } = await api.client().register();
    const other = await new DataSource({ type: 'postgres', url: api.config.databaseUrl }).initialize();
    const blocker = other.createQueryRunner();
    await blocker.startTransaction();
    await blocker.query('LOCK TABLE expenses');
    const agent = new Agent({ keepAlive: true });
    const answer = ask(agent, `${api.url}${ledger}/expenses`, cookie as string);
    await eventually(async () => {
      const waiting = await other.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'
         AND datname = current_database()`);
      expect(waiting).toHaveLength(1);
    });

    const closed = api.app.close().then(() => performance.now());
    await eventually(() => expect(api.app.getHttpServer().listening).toBe(false));
    await blocker.rollbackTransaction();
    expect(await answer).toEqual({ status: 200, connection: 'close' });
    const answered = performance.now();
    expect((await closed) - answered).toBeLessThan(1_000);

    agent.destroy();
    await blocker.release();
    await other.destroy();
    await api.stop();
  });
});

function ask(agent: Agent, url: string, cookie: string): Promise<{ status?: number; connection?: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode, connection: response.headers.connection }));
    }).on('error', reject);
  });
}
