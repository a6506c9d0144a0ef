import { readFileSync } from 'node:fs';
import type { TestClient } from '#server/testing/test-client.js';
import { REPORTS, type Report, ReportsPage } from './pages/reports-page.js';
import { eventually } from './support/eventually.js';
import { tabTo } from './support/keyboard.js';
import { Site } from './support/site.js';
import { SlowAnswers } from './support/slow-answers.js';

interface Total {
  category: { id: string; name: string };
  parentId: string | null;
  amount: string;
}

const money = (minor: number) =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(minor / 100);
const toMinor = (amount: string) => Number(amount.replace('.', ''));

describe('the reports', () => {
  const site = Site.use();
  let person: TestClient;
  let today: string;
  let thisYear: number;

  beforeAll(async () => {
    person = await site.newPerson();
    ({ today } = (await person.get<{ today: string }>('/api/me')).body);
    thisYear = Number(today.slice(0, 4));
    const food = await person.categoryId('Food');
    await person.post(`${person.ledger}/categories`, {
      name: 'Tea',
      color: '#0b6e63',
      icon: 'cup-hot',
      parentId: food,
    });
    const names = ['Food', 'Tea', 'Housing', 'Travel', 'Health'];
    const ids = await Promise.all(names.map((name) => person.categoryId(name)));
    const anyOf = <T>(values: readonly T[]) => values[Math.floor(Math.random() * values.length)] as T;
    for (let count = 0; count < 60; count += 1) {
      const day = new Date(Date.parse(today) - Math.floor(Math.random() * 900) * 86_400_000);
      const amount = `${anyOf(['', '', '', '-'])}${1 + Math.floor(Math.random() * 900)}.${10 + Math.floor(Math.random() * 90)}`;
      const title = anyOf(['Corner shop', 'Rent', 'Train', 'Leaves & <b>pots</b>']);
      const spentOn = day.toISOString().slice(0, 10);
      expect((await person.record({ spentOn, title, amount, categoryId: anyOf(ids) })).status).toBe(201);
    }
    await person.record({ spentOn: today, title: 'Leaves', amount: '3.21', categoryId: ids[1] });
  });

  async function openReport(report: Report, query = '') {
    const visit = await site.visitAs(person);
    const reports = new ReportsPage(visit.page);
    await reports.open(report, query);
    await reports.table.waitFor();
    return { ...visit, reports };
  }

  /** What the API has by category, those below another with it; in minor units. */
  async function byCategory(query: string) {
    const { body } = await person.get<{ totalAmount: string; items: Total[] }>(
      `${person.ledger}/reports/by-category?${query}`,
    );
    const sums = new Map<string, number>();
    for (const { category, parentId, amount } of body.items) {
      // Only Food has one below it.
      const name = parentId === null ? category.name : 'Food';
      sums.set(name, (sums.get(name) ?? 0) + toMinor(amount));
    }
    return { total: toMinor(body.totalAmount), sums };
  }
  const daysOf = (from: string, to: string) => `period=custom&from=${from}&to=${to}`;

  it('agree with the totals by category to the cent, month by month', async () => {
    const year = thisYear - 1;
    const { reports } = await openReport('months', `?year=${year}`);
    const { total, sums } = await byCategory(daysOf(`${year}-01-01`, `${year}-12-31`));
    await eventually(async () => {
      const { Total: foot } = await reports.cells();
      expect(foot?.['Total']).toBe(money(total));
      for (const [name, sum] of sums) expect(foot?.[name]).toBe(money(sum));
    });
    const cells = await reports.cells();
    const march = await byCategory(daysOf(`${year}-03-01`, `${year}-03-31`));
    expect(cells[`March ${year}`]?.['Total']).toBe(money(march.total));
    const february = await byCategory(daysOf(`${year}-02-01`, `${year}-02-${new Date(year, 2, 0).getDate()}`));
    const sign = march.total > february.total ? '+' : '';
    expect(cells[`March ${year}`]?.['Against the month before']).toBe(sign + money(march.total - february.total));
  });

  it('agree with them year by year', async () => {
    const { reports } = await openReport('years');
    const cells = await reports.cells();
    for (const year of [thisYear, thisYear - 1, thisYear - 2]) {
      const { total } = await byCategory(daysOf(`${year}-01-01`, `${year}-12-31`));
      expect(cells[year]?.['Total'] ?? '$0.00').toBe(money(total));
    }
    expect(cells['Total']?.['Total']).toBe(money((await byCategory('')).total));
  });

  it('agree with them for the categories that were chosen', async () => {
    const [food, travel] = [await person.categoryId('Food'), await person.categoryId('Travel')];
    const { reports } = await openReport('categories', `?show=${food}&show=${travel}&style=lines`);
    const { total, sums } = await byCategory('');
    const { Total: foot } = await reports.cells();
    const [ofFood = 0, ofTravel = 0] = [sums.get('Food'), sums.get('Travel')];
    expect(foot).toMatchObject({ Total: money(total), Food: money(ofFood), Travel: money(ofTravel) });
    expect(foot?.['Everything else']).toBe(money(total - ofFood - ofTravel));
  });

  it('agree with them by title, and lead to the expenses of one', async () => {
    const { page, reports } = await openReport('merchants', '?period=current-year');
    const { total } = await byCategory('period=current-year');
    const cells = await reports.cells();
    expect(cells['Total']?.['Amount']).toBe(money(total));
    await reports.table.getByRole('link', { name: 'Leaves', exact: true }).click();
    await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ period: 'current-year', q: 'Leaves' });
  });

  it('agree with them for two periods', async () => {
    const [from, to] = [`${thisYear - 1}-01-01`, `${thisYear - 1}-06-30`];
    const { reports } = await openReport('compare', `?${daysOf(from, to)}`);
    const [here, there] = [
      await byCategory(daysOf(from, to)),
      await byCategory(daysOf(`${thisYear - 2}-01-01`, `${thisYear - 2}-06-30`)),
    ];
    const [first, second, difference] = Object.values((await reports.cells())['Total'] ?? {});
    expect([first, second]).toEqual([money(here.total), money(there.total)]);
    expect(difference).toBe((here.total > there.total ? '+' : '') + money(here.total - there.total));
  });

  it('are the same where a link is shared', async () => {
    const { page, reports } = await openReport('months');
    await page.getByRole('button', { name: 'The year before' }).click();
    await page.waitForURL(/year=/);
    await reports.search.fill('rent');
    await page.waitForURL(/q=rent/);
    const { total } = await byCategory(`q=rent&${daysOf(`${thisYear - 1}-01-01`, `${thisYear - 1}-12-31`)}`);
    await eventually(async () => expect((await reports.cells())['Total']?.['Total']).toBe(money(total)));

    const shared = await openReport('months', new URL(page.url()).search);
    expect(await shared.reports.cells()).toEqual(await reports.cells());
    expect(await shared.reports.search.inputValue()).toBe('rent');
    expect(await shared.reports.year.inputValue()).toBe(String(thisYear - 1));
    await page.goBack();
    await page.goBack();
    await eventually(async () => expect(await reports.year.inputValue()).toBe(String(thisYear)));
  });

  it('are reached and changed by keyboard alone', async () => {
    const { page, reports } = await openReport('months');
    await tabTo(page, reports.tabs.getByRole('link', { name: 'Categories' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: REPORTS.categories, level: 1 }).waitFor();
    expect(await page.title()).toBe(`${REPORTS.categories} · SpendWise`);
    await tabTo(page, page.getByRole('radio', { name: 'Bars' }));
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/style=lines/);
    await tabTo(page, reports.table.locator('..'));
  });

  it('are saved as a file of the same numbers', async () => {
    const { page, reports } = await openReport('years');
    const [download] = await Promise.all([page.waitForEvent('download'), reports.csv.click()]);
    expect(download.suggestedFilename()).toBe('year-by-year-in-all-years.csv');
    const { total } = await byCategory('');
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines.at(-1)).toMatch(new RegExp(`^Total,${(total / 100).toFixed(2)},`));
  });

  it('ask no more for what is left', async () => {
    const visit = await site.visitAs(person);
    const answers = await SlowAnswers.of(visit.page, /reports\/by-year/);
    visit.trouble.expect(/by-year/);
    const reports = new ReportsPage(visit.page);
    const aborted = visit.page.waitForEvent('requestfailed', (request) => request.url().includes('by-year'));
    await answers.hold(() => reports.open('years'));
    await reports.tabs.getByRole('link', { name: 'Merchants' }).click();
    expect((await aborted).failure()?.errorText).toBe('net::ERR_ABORTED');
    await reports.table.waitFor();
  });
});
