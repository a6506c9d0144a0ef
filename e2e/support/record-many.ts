import type { TestClient } from '#server/testing/test-client.js';

const CATEGORIES = ['Food', 'Transport', 'Housing', 'Travel'];
const PLACES = ['bakery', 'Cinema', 'Élan', 'market', 'Station', 'zoo'];

/** Records expenses whose titles differ, and whose dates, categories and amounts partly repeat. */
export async function recordMany(person: TestClient, count: number): Promise<void> {
  const categoryIds = await Promise.all(CATEGORIES.map((name) => person.categoryId(name)));
  for (let index = 0; index < count; index += 1) {
    const { status } = await person.record({
      spentOn: `2026-10-${String(1 + ((index * 7) % 28)).padStart(2, '0')}`,
      title: `${PLACES[(index * 5) % PLACES.length]} ${index}`,
      amount: `${index % 9 === 8 ? '-' : ''}${((index * 37) % 50) + 1}.${String(index % 100).padStart(2, '0')}`,
      categoryId: categoryIds[index % CATEGORIES.length] as string,
    });
    expect(status).toBe(201);
  }
}
