import type { TestClient } from '#server/testing/test-client.js';
import { DashboardCharts } from './pages/dashboard-charts.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { daysAfter } from './support/dates.js';
import { eventually } from './support/eventually.js';
import { Site } from './support/site.js';

const FILTERS = 12;
const NAMES = ['Food', 'Transport', 'Housing', 'Travel', 'Health'];

interface Listed {
  total: number;
  totalAmount: string;
}

/** The same numbers for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

describe('charts and table', () => {
  const site = Site.use();
  const roll = dice(20_261_130);
  let person: TestClient;
  let ids: string[];

  beforeAll(async () => {
    person = await site.newPerson();
    ids = await Promise.all(NAMES.map((name) => person.categoryId(name)));
    for (let index = 0; index < 90; index += 1) {
      const cents = 1 + roll(20_000);
      const { status } = await person.record({
        title: `${['bakery', 'Élan', 'market'][roll(3)]} ${index}`,
        amount: `${roll(9) === 0 ? '-' : ''}${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`,
        spentOn: daysAfter(person.user.today, -roll(300)),
        categoryId: ids[roll(ids.length)] as string,
      });
      expect(status).toBe(201);
    }
  });

  function anyFilter(): URLSearchParams {
    const filter = new URLSearchParams();
    const kind = roll(4);
    if (kind > 1) {
      const from = daysAfter(person.user.today, -roll(300));
      filter.set('period', 'custom');
      filter.set('from', from);
      filter.set('to', daysAfter(from, roll(90)));
    } else if (kind > 0) {
      filter.set('period', ['current-month', 'previous-month', 'current-year'][roll(3)] as string);
    }
    for (let count = roll(3); count > 0; count -= 1) filter.append('categoryId', ids[roll(ids.length)] as string);
    if (roll(4) === 0) filter.set('q', 'elan');
    if (roll(4) === 0) filter.set('minAmount', String(roll(100)));
    return filter;
  }

  it('agree to the cent, whatever the filter', async () => {
    const { page } = await site.visitAs(person);
    const [dashboard, charts] = [new DashboardPage(page), new DashboardCharts(page)];
    for (let count = 0; count < FILTERS; count += 1) {
      const filter = anyFilter();
      const query = filter.size > 0 ? `?${filter}` : '';
      const { body } = await person.get<Listed>(`${person.ledger}/expenses${query}`);
      await dashboard.open(query);
      if (body.total === 0) {
        await page.getByText('No expense matches').waitFor();
        continue;
      }
      await eventually(async () => expect(cents(await charts.total.innerText())).toBe(cents(body.totalAmount)));
      await eventually(async () => expect(sum(await charts.categoryAmounts())).toBe(cents(body.totalAmount)));

      await charts.show('Bubbles');
      const bubbles = charts.card('Every expense');
      await charts.choose(bubbles, 'Show as table');
      await eventually(async () => {
        const amounts = (await charts.cells(bubbles)).map((row) => row[3] ?? '');
        expect([query, sum(amounts)]).toEqual([query, cents(body.totalAmount)]);
      });

      await charts.show('Months');
      filter.delete('from');
      filter.delete('to');
      filter.delete('period');
      const whole = await person.get<Listed>(`${person.ledger}/expenses?${filter}`);
      await charts.choose(charts.months, 'Show as table');
      await eventually(async () => {
        const rows = await charts.cells(charts.months);
        expect([query, sum(rows.map((row) => row[1] ?? ''))]).toEqual([query, cents(whole.body.totalAmount)]);
        // Each month is the sum of its parts.
        for (const [month, total, , ...parts] of rows) expect([month, sum(parts)]).toEqual([month, cents(total ?? '')]);
      });

      await charts.show('Days');
      await charts.choose(charts.days, 'Show as table');
      await eventually(async () => {
        const amounts = (await charts.cells(charts.days)).map((row) => row[1] ?? '');
        expect([query, sum(amounts)]).toEqual([query, cents(whole.body.totalAmount)]);
      });
    }
  });
});

/** "-$1,234.50" and "-1234.50" are -123450. */
function cents(amount: string): number {
  return Number(amount.replace(/[^\d-]/g, ''));
}

function sum(amounts: string[]): number {
  return amounts.reduce((total, amount) => total + cents(amount), 0);
}
