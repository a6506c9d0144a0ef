import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CategoryList } from '../category/category.dto.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { withoutLimits } from '../testing/without-limits.js';

const count = 100_000;
let api: TestApi;
let person: TestClient;
let food: string;
let travel: string;

beforeAll(async () => {
  api = await TestApi.start();
  person = await api.client().register();
  [food, travel] = [await person.categoryId('Food'), await person.categoryId('Travel')];
  await withoutLimits(api.config.databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO expenses (ledger_id, id, spent_on, title, amount_minor, currency, category_id, note)
       SELECT $1, gen_random_uuid(), date '2016-01-01' + n % 3980, 'Expense at shop ' || n % 5000, 1 + n % 20000, 'USD', $2,
              'note ' || n
         FROM generate_series(1, ${count}) n`,
      [person.user.ledgers[0]?.id, food],
    );
  });
}, 120_000);
afterAll(() => api.stop());

describe(`a category with ${count} expenses`, () => {
  it('is merged by one request, longer than any other statement may take', async () => {
    const before = await person.get<{ totalAmount: string }>(`${person.ledger}/expenses`);
    const answer = await person.post(`${person.ledger}/categories/${food}/merge`, { into: travel });
    expect(answer).toMatchObject({ status: 200, body: { id: travel, expenseCount: count } });
    const { body } = await person.get<CategoryList>(`${person.ledger}/categories`);
    expect(body.items.map(({ id }) => id)).not.toContain(food);
    const after = await person.get(`${person.ledger}/expenses?categoryId=${travel}`);
    expect(after.body).toMatchObject({ total: count, totalAmount: before.body.totalAmount });
  }, 120_000);
});
