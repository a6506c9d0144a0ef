import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { nodesOf, planOf } from '../testing/query-plan.js';
import { insertReceipt } from '../testing/receipt-scene.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { ReceiptQuery } from './receipt.dto.js';
import { receiptPageSql } from './receipt-page-sql.js';

let api: TestApi;
let person: TestClient;
const count = 5_000;

beforeAll(async () => {
  api = await TestApi.start();
  person = await api.client().register();
  const id = await insertReceipt(api, person);
  await api.database.query(
    `INSERT INTO receipts (ledger_id, id, status, original_name, media_type, byte_size, sha256, width, height, pages, files,
                           text, reading, attempts, created_at, moved_at, read_at)
     SELECT ledger_id, gen_random_uuid(), status, original_name, media_type, byte_size, sha256(n::text::bytea), width, height,
            pages, files, 'Shop number ' || n || ' ' || md5(n::text), reading, attempts, created_at - n * interval '1 hour',
            moved_at, read_at
       FROM receipts, generate_series(1, $2::int) AS n WHERE id = $1`,
    [id, count],
  );
  await api.database.query('VACUUM ANALYZE receipts');
}, 60_000);
afterAll(() => api.stop());

const indexesFor = async (query: Partial<ReceiptQuery>): Promise<string[]> => {
  const page = Object.assign(new ReceiptQuery(), query);
  const { text, values } = receiptPageSql(person.user.ledgers[0]?.id as string, page);
  return nodesOf(await planOf(api.database, text, values)).flatMap((node) => node['Index Name'] ?? []);
};

it('a page of the latest is read along its index, a search in the text by that of its trigrams', async () => {
  expect(await indexesFor({})).toContain('ix_receipts_created_at');
  expect(await indexesFor({ q: 'c4ca4238a0b923820dcc509a6f75849b' })).toContain('ix_receipts_search');
});
