import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import { queryPatiently } from './patient-query.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

it('gives a statement more time, and those after it no more than ever', async () => {
  const [during, after] = await api.database.transaction(async (manager) => {
    await queryPatiently(manager, `CREATE TEMP TABLE seen ON COMMIT DROP AS SELECT current_setting($1) AS limit`, [
      'statement_timeout',
    ]);
    const [{ limit }] = await manager.query('SELECT "limit" FROM seen');
    const [{ statement_timeout: later }] = await manager.query('SHOW statement_timeout');
    return [limit, later];
  });
  expect([during, after]).toEqual(['1min', '8s']);
});

it('is refused outside a transaction, where the longer limit would stay', async () => {
  await expect(queryPatiently(api.database.manager, 'SELECT 1', [])).rejects.toThrow('needs a transaction');
});
