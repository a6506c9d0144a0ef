import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { CategorySuggestionService } from './category-suggestion.service.js';
import type { CategorySuggestion, SuggestedCategory } from './suggestion.dto.js';

let api: TestApi;
let person: TestClient;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  person = await api.client().register();
});

describe('the suggested category', () => {
  it('is none without a past', async () => {
    expect(await suggestionFor('Lunch')).toBeNull();
    await record('Lunch', 'Food');
    expect(await suggestionFor('Train')).toBeNull();
  });

  it('is what the same title was for, in whatever case and with whatever accents', async () => {
    await record('Café Milano', 'Food', '2026-11-20');
    await record('Cafe Milano', 'Travel', '2026-11-21');
    for (const day of ['2026-11-22', '2026-11-23', '2026-11-24']) await record('CAFÉ MILANO', 'Food', day);
    expect(await suggestionFor('cafe milano')).toEqual({
      category: {
        id: await person.categoryId('Food'),
        name: 'Food',
        color: expect.any(String),
        icon: expect.any(String),
      },
      source: 'payee',
      reason: '4 of your last 5 at CAFÉ MILANO',
      confidence: 0.86,
    });
  });

  it('is that of the last two, when those agree against the three before', async () => {
    for (const day of ['2026-09-01', '2026-09-02', '2026-09-03']) await record('Netflix', 'Shopping', day);
    for (const day of ['2026-11-01', '2026-11-02']) await record('Netflix', 'Entertainment', day);
    expect(await suggestionFor('Netflix')).toMatchObject({
      category: { name: 'Entertainment' },
      reason: 'Your last 2 at Netflix',
    });
  });

  it.each([
    ["TRADER JOE'S #552 SEATTLE", "TRADER JOE'S #123 SEATTLE"],
    ['Trader Joes', 'Trader Joe’s'],
    ['Starbuks', 'Starbucks'],
    ['Кофе Хаус №7', 'Кофе Хаус №12'],
  ])('of %s is that of %s', async (title, known) => {
    await record(known, 'Food');
    await record('Something else', 'Travel');
    expect(await suggestionFor(title)).toMatchObject({
      category: { name: 'Food' },
      source: 'near',
      reason: `Your last one like “${known}”`,
    });
  });

  it('is what its words were for elsewhere', async () => {
    for (const title of ['Blue Bottle Coffee', 'Sight Glass Coffee', 'Coffee Cart']) await record(title, 'Food');
    await record('Bus to work', 'Transport');
    const suggestion = await suggestionFor('Old Town Coffee & Tea');
    expect(suggestion).toMatchObject({
      category: { name: 'Food' },
      source: 'words',
      reason: '“coffee” was Food all 3 times',
    });
    expect(suggestion?.confidence).toBe(0.67);
  });

  it('may come from further words, such as those of a receipt', async () => {
    for (const title of ['Blue Bottle Coffee', 'Sight Glass Coffee', 'Coffee Cart']) await record(title, 'Food');
    const service = api.app.get(CategorySuggestionService);
    const ledgerId = person.user.ledgers[0]?.id as string;
    expect(await service.suggestCategory(ledgerId, { title: 'IMG 2041' })).toEqual({ suggestion: null });
    const words = ['2 CÓFFEE', '7.00', 'Thank you'];
    const { suggestion } = await service.suggestCategory(ledgerId, { title: 'IMG 2041', words });
    expect(suggestion).toMatchObject({ category: { name: 'Food' }, source: 'words' });
  });

  it('follows an edit, a deletion and a restoring at once', async () => {
    const id = await record('Lunch', 'Food');
    await person.send('PATCH', `${person.ledger}/expenses/${id}`, {
      body: { categoryId: await person.categoryId('Travel') },
    });
    expect(await suggestionFor('Lunch')).toMatchObject({ category: { name: 'Travel' } });
    await person.send('DELETE', `${person.ledger}/expenses/${id}`);
    expect(await suggestionFor('Lunch')).toBeNull();
    await person.post(`${person.ledger}/expenses/${id}/restore`);
    expect(await suggestionFor('Lunch')).toMatchObject({ category: { name: 'Travel' } });
  });

  it('follows a merge of categories at once', async () => {
    for (const title of ['Lunch', 'Thai Kitchen', 'Greek Kitchen']) await record(title, 'Food');
    await person.post(`${person.ledger}/categories/${await person.categoryId('Food')}/merge`, {
      into: await person.categoryId('Travel'),
    });
    expect(await suggestionFor('Lunch')).toMatchObject({ category: { name: 'Travel' }, source: 'payee' });
    expect(await suggestionFor('Old Kitchen')).toMatchObject({ category: { name: 'Travel' }, source: 'words' });
  });

  it('is never an archived one', async () => {
    for (const title of ['Lunch', 'Thai Kitchen', 'Greek Kitchen', 'Shop 1']) await record(title, 'Food');
    await archive('Food');
    for (const title of ['Lunch', 'Old Kitchen', 'Shop 2']) expect(await suggestionFor(title)).toBeNull();
    await record('Lunch', 'Travel', '2026-11-01');
    expect(await suggestionFor('Lunch')).toMatchObject({
      category: { name: 'Travel' },
      reason: '1 of your last 2 at Lunch',
    });
  });

  it('knows the past of this ledger alone, and a viewer may ask', async () => {
    for (const title of ['Lunch', 'Thai Kitchen', 'Greek Kitchen', 'Shop 1']) await record(title, 'Food');
    const other = await api.client().register();
    for (const title of ['Lunch', 'Old Kitchen', 'Shop 2']) expect(await suggestionFor(title, other)).toBeNull();
    await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
      person.user.ledgers[0]?.id,
      other.user.id,
    ]);
    other.user.ledgers = person.user.ledgers;
    expect(await suggestionFor('Lunch', other)).toMatchObject({ category: { name: 'Food' } });
  });

  it.each([`O'Hara "%_\\" pub`, 'مقهى الصباح', '🍕🍺', '全家便利商店', 'ﷺ'.repeat(200), 'x'.repeat(200), '%', '--'])(
    'works for any text: %s',
    async (title) => {
      expect(await suggestionFor(title)).toBeNull();
      await record('Something else', 'Travel');
      expect(await suggestionFor(title)).toBeNull();
      await record(title, 'Food');
      expect(await suggestionFor(title)).toMatchObject({ category: { name: 'Food' }, reason: `Your last at ${title}` });
    },
  );

  it.each(['', '?title=', '?title=%20', `?title=${'x'.repeat(201)}`, '?title=a&title=b', '?title=a%00b'])(
    'needs one title: “%s”',
    async (query) => {
      const { status, body } = await person.get(`${person.ledger}/suggestions/category${query}`);
      expect(status).toBe(400);
      expect(body).toMatchObject({ errors: [{ field: 'title' }] });
    },
  );
});

async function record(title: string, category: string, spentOn = '2026-11-23'): Promise<string> {
  const { status, body } = await person.record({ title, spentOn, categoryId: await person.categoryId(category) });
  expect(status).toBe(201);
  return body.id;
}

async function archive(category: string): Promise<void> {
  const path = `${person.ledger}/categories/${await person.categoryId(category)}`;
  expect((await person.send('PATCH', path, { body: { isArchived: true } })).status).toBe(200);
}

async function suggestionFor(title: string, client = person): Promise<SuggestedCategory | null> {
  const query = new URLSearchParams({ title });
  const { status, body } = await client.get<CategorySuggestion>(`${client.ledger}/suggestions/category?${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body.suggestion;
}
