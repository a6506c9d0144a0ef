import type { TestClient } from '#server/testing/test-client.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { FilterBar } from './pages/filter-bar.js';
import { inAmerican } from './support/dates.js';
import { eventually } from './support/eventually.js';
import { focused, tabTo } from './support/keyboard.js';
import { Site } from './support/site.js';

/** Texts that mean something to a pattern, an address, a page or a person who reads from the right. */
const ODD = ['100%', 'under_score', 'back\\slash', `"O'Neil"`, '<b>&amp;', 'a+b=c', '#?/;', '\u200fשלום', '🍕 pizza'];

interface Page {
  items: { title: string }[];
  total: number;
  totalAmount: string;
}

describe('the filter', () => {
  const site = Site.use();
  let person: TestClient;
  let lastMonth: string;

  beforeAll(async () => {
    person = await site.newPerson();
    const { body: me } = await person.get<{ today: string }>('/api/me');
    const thisMonth = `${me.today.slice(0, 7)}-01`;
    lastMonth = new Date(Date.parse(`${thisMonth}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    const [food, travel] = [await person.categoryId('Food'), await person.categoryId('Travel')];
    await person.record({ title: 'Tea', amount: '4.00', spentOn: thisMonth, categoryId: food });
    await person.record({
      title: 'Coffee',
      amount: '30.00',
      spentOn: lastMonth,
      categoryId: food,
      note: 'Crème brûlée',
    });
    await person.record({ title: 'Train', amount: '120.00', spentOn: lastMonth, categoryId: travel });
    await person.record({ title: 'Ticket back', amount: '-20.00', spentOn: '2019-05-05', categoryId: travel });
  });

  async function openDashboard(query = '', look = {}, who = person) {
    const visit = await site.visitAs(who, look);
    const dashboard = new DashboardPage(visit.page);
    const filter = new FilterBar(visit.page);
    await dashboard.open(query);
    await filter.bar.waitFor();
    const expectTitles = (...titles: string[]) =>
      eventually(async () => expect((await dashboard.titles()).sort()).toEqual(titles.sort()));
    return { ...visit, dashboard, filter, expectTitles };
  }

  const fromApi = async (query: string) => (await person.get<Page>(`${person.ledger}/expenses?${query}`)).body;

  it('lets through a period, and the total and the charts with it', async () => {
    const { page, filter, dashboard, expectTitles } = await openDashboard();
    await dashboard.chart.show();
    await filter.choosePeriod('This month');
    await expectTitles('Tea');
    const month = new Date(`${lastMonth}T00:00:00Z`).toLocaleDateString('en-US', { month: 'long', timeZone: 'UTC' });
    await filter.choosePeriod('Last month');
    await expectTitles('Coffee', 'Train');
    await eventually(async () => {
      expect(await filter.total.innerText()).toMatch(new RegExp(`\\$150\\.00\\s+in ${month}.* · 2 expenses`));
      expect((await dashboard.chart.traces()).map(({ name }) => name).sort()).toEqual(['Food', 'Travel']);
      const breakdown = page.getByRole('region', { name: 'By category' });
      expect(await breakdown.getByRole('listitem').allInnerTexts()).toEqual([
        expect.stringMatching(/Travel\s+\$120\.00/),
        expect.stringMatching(/Food\s+\$30\.00/),
      ]);
    });
    await filter.choosePeriod('All');
    await expectTitles('Coffee', 'Tea', 'Ticket back', 'Train');
  });

  it('lets through a range of days, of amounts and what has a receipt', async () => {
    const { page, filter, expectTitles } = await openDashboard();
    await filter.menu('Range').click();
    await filter.firstDay.fill(inAmerican('2019-01-01'));
    await filter.lastDay.fill(inAmerican('2019-12-31'));
    await expectTitles('Ticket back');
    expect(await filter.rules()).toEqual(['Jan 1 – Dec 31, 2019']);
    await filter.lastDay.fill(inAmerican('2018-12-31'));
    await page.getByText('This day is before the first one.').waitFor();
    await page.keyboard.press('Escape');
    await focused(filter.menu('Range'));

    await filter.choosePeriod('All');
    await filter.menu('Amount').click();
    await filter.least.fill('-$20');
    await filter.most.fill('30,00');
    await expectTitles('Coffee', 'Tea', 'Ticket back');
    await filter.least.fill('0');
    await expectTitles('Coffee', 'Tea');
    expect(await filter.rules()).toEqual(['$0.00 to $30.00']);
    await page.keyboard.press('Escape');

    await filter.menu('Receipt').click();
    await filter.drop('Receipt').getByText('Without', { exact: true }).click();
    await expectTitles('Coffee', 'Tea');
    await filter.drop('Receipt').getByText('With receipt').click();
    await page.getByText('No expense matches').waitFor();
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await expectTitles('Coffee', 'Tea', 'Ticket back', 'Train');
  });

  it('is restored by reload, by the back button and by a shared link in another browser', async () => {
    const { page, filter, expectTitles } = await openDashboard();
    await filter.menu('Categories').click();
    await filter.toggleCategory('Travel');
    await expectTitles('Ticket back', 'Train');
    await page.keyboard.press('Escape');
    const before = await page.evaluate(() => history.length);
    await page.keyboard.press('/');
    await page.keyboard.type('tra', { delay: 300 });
    await expectTitles('Train');
    await eventually(async () => expect(await filter.rules()).toEqual(['Travel', '“tra”']));
    expect(await page.evaluate(() => history.length)).toBe(before + 1);

    await page.reload();
    await expectTitles('Train');
    expect(await filter.search.inputValue()).toBe('tra');
    const shared = await openDashboard(new URL(page.url()).search);
    await shared.expectTitles('Train');
    expect(await shared.filter.rules()).toEqual(['Travel', '“tra”']);

    await page.goBack();
    await expectTitles('Ticket back', 'Train');
    expect(await filter.search.inputValue()).toBe('');
    await page.goBack();
    await expectTitles('Coffee', 'Tea', 'Ticket back', 'Train');
    await page.goForward();
    await page.goForward();
    await expectTitles('Train');
  });

  it('ignores what an address says wrongly', async () => {
    const wrong = '?period=never&from=yesterday&categoryId=food&minAmount=1e9&maxAmount=x&hasReceipt=2&q=+&page=-1';
    const { filter, expectTitles } = await openDashboard(wrong);
    await expectTitles('Coffee', 'Tea', 'Ticket back', 'Train');
    expect(await filter.rules()).toEqual([]);
  });

  it('finds odd texts as they are, in title and note', async () => {
    const collector = await site.newPerson();
    for (const title of ODD) expect((await collector.record({ title })).status).toBe(201);
    await collector.record({ title: '100 percent', note: 'crème BRÛLÉE' });
    const { page, dashboard, filter, expectTitles } = await openDashboard('', {}, collector);
    for (const title of ODD) {
      await filter.search.fill(title);
      await expectTitles(title.replace(/\s+/g, ' '));
      expect(new URL(page.url()).searchParams.get('q')).toBe(title);
    }
    await filter.search.fill('creme brulee');
    await expectTitles('100 percent');
    await page.reload();
    await expectTitles('100 percent');
    await filter.search.fill('');
    await eventually(async () => expect(await dashboard.titles()).toHaveLength(ODD.length + 1));
  });

  it('is told why the server refuses it, and cleared', async () => {
    const { page, trouble, filter, expectTitles } = await openDashboard();
    trouble.expect(/minAmount=1\.2345 answered 400$/);
    const dashboard = new DashboardPage(page);
    await dashboard.open('?minAmount=1.2345');
    const refusal = filter.bar.getByRole('alert');
    await refusal.getByText('The least amount must have at most 2 decimals.').waitFor();
    expect(await dashboard.table.count()).toBe(0);
    await refusal.getByRole('button', { name: 'Clear' }).click();
    await expectTitles('Coffee', 'Tea', 'Ticket back', 'Train');
  });

  it('is worked by the keyboard alone', async () => {
    const { page, filter, expectTitles } = await openDashboard();
    await expectTitles('Coffee', 'Tea', 'Ticket back', 'Train');
    await page.keyboard.press('/');
    await focused(filter.search);
    await tabTo(page, filter.menu('Categories'));
    await page.keyboard.press('Enter');
    await focused(filter.categorySearch);
    await page.keyboard.type('tra');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expectTitles('Ticket back', 'Train');
    await page.keyboard.press('Escape');
    await focused(filter.menu('Categories'));
    await tabTo(page, filter.chips.first());
    await page.keyboard.press('Enter');
    await expectTitles('Coffee', 'Tea', 'Ticket back', 'Train');
    await focused(filter.search);
  });

  it('says nothing matches instead of welcoming somebody who has expenses', async () => {
    const { page, filter, expectTitles } = await openDashboard('?q=nothing+of+the+kind');
    await page.getByText('No expense matches').waitFor();
    expect(await page.getByText('Record your first expense').count()).toBe(0);
    await filter.clearAll.click();
    await expectTitles('Coffee', 'Tea', 'Ticket back', 'Train');
    expect(new URL(page.url()).search).toBe('');
    expect((await fromApi('q=nothing+of+the+kind')).total).toBe(0);
  });
});
