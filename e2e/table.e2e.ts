import type { TestClient } from '#server/testing/test-client.js';
import { type Column, DashboardPage } from './pages/dashboard-page.js';
import { eventually } from './support/eventually.js';
import { LayoutShifts } from './support/layout-shifts.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { recordMany } from './support/record-many.js';
import { Site } from './support/site.js';
import { SlowAnswers } from './support/slow-answers.js';

const COLUMNS: [column: Column, field: string, first: 'ascending' | 'descending'][] = [
  ['Title', 'title', 'ascending'],
  ['Category', 'category', 'ascending'],
  ['Amount', 'amount', 'descending'],
  ['Date', 'spentOn', 'descending'],
];

describe('the table of 60 expenses', () => {
  const site = Site.use();
  let person: TestClient;

  beforeAll(async () => {
    person = await site.newPerson();
    await recordMany(person, 60);
  });

  async function fromApi(query: string): Promise<string[]> {
    const { body } = await person.get<{ items: { title: string }[] }>(`${person.ledger}/expenses?${query}`);
    return body.items.map(({ title }) => title);
  }

  async function openDashboard(query = '') {
    const { page } = await site.visitAs(person);
    const dashboard = new DashboardPage(page);
    await dashboard.open(query);
    const expectPage = async (apiQuery: string) => {
      const expected = await fromApi(apiQuery);
      await eventually(async () => expect(await dashboard.titles()).toEqual(expected));
    };
    return { page, dashboard, expectPage };
  }

  it('is sorted both ways by every heading', async () => {
    const { dashboard, expectPage } = await openDashboard();
    expect(await dashboard.columnHeader('Date').getAttribute('aria-sort')).toBe('descending');

    for (const [column, field, first] of COLUMNS) {
      const second = first === 'ascending' ? 'descending' : 'ascending';
      for (const direction of [first, second]) {
        await dashboard.sortBy(column);
        await expectPage(`sort=${direction === 'descending' ? '-' : ''}${field}`);
        const sorts = COLUMNS.map(async ([name]) => [
          name,
          await dashboard.columnHeader(name).getAttribute('aria-sort'),
        ]);
        expect(Object.fromEntries(await Promise.all(sorts))).toEqual({
          ...Object.fromEntries(COLUMNS.map(([name]) => [name, null])),
          [column]: direction,
        });
      }
    }
  });

  it('is turned page by page, and says which part it shows', async () => {
    const { dashboard, expectPage } = await openDashboard();
    await dashboard.turnTo('Next page');
    await expectPage('page=2');
    expect(await dashboard.pager.innerText()).toContain('26–50 of 60');

    await dashboard.turnTo('Last page');
    await expectPage('page=3');
    expect(await dashboard.pager.innerText()).toContain('51–60 of 60');

    await dashboard.turnTo('First page');
    await expectPage('page=1');
  });

  it('goes to a page that is typed, and tells the total of all of them', async () => {
    const { page, dashboard, expectPage } = await openDashboard();
    await dashboard.pageNumber.fill('3');
    await dashboard.pageNumber.press('Enter');
    await expectPage('page=3');
    await dashboard.pageNumber.fill('99');
    await dashboard.pageNumber.press('Tab');
    expect(await dashboard.pageNumber.inputValue()).toBe('3');

    const { body } = await person.get<{ totalAmount: string }>(`${person.ledger}/expenses`);
    const total = Number(body.totalAmount).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
    expect(await page.getByText('Total of 60 expenses').locator('..').innerText()).toContain(total);
  });

  it.each([1280, 390])('offers every one of 40,000 pages, %i wide', async (width) => {
    const { page } = await site.visitAs(person, { viewport: { width, height: 844 } });
    const dashboard = new DashboardPage(page);
    // As the server answers for 1,000,000 expenses; the rows of each page are those of the first.
    await page.route(/\/expenses\?page=/, async (route) => {
      const asked = new URL(route.request().url());
      const number = Number(asked.searchParams.get('page'));
      asked.searchParams.set('page', '1');
      const response = await route.fetch({ url: asked.href });
      const body = (await response.json()) as Record<string, unknown>;
      await route.fulfill({ response, json: { ...body, page: number, total: 1_000_000 } });
    });
    await dashboard.open();
    for (const [typed, range] of [
      ['40000', '999,976–1,000,000 of 1,000,000'],
      ['19998', '499,926–499,950 of 1,000,000'],
    ] as const) {
      await dashboard.pageNumber.fill(typed);
      await dashboard.pageNumber.press('Enter');
      await dashboard.pager.getByText(range).waitFor();
      expect(await sidewaysOverflow(page)).toEqual([]);
      expect(await accessibilityProblems(page)).toEqual([]);
    }
    await dashboard.turnTo('Next page');
    await dashboard.pager.getByText('499,951–499,975 of').waitFor();
  });

  it.each([1280, 390])('does not jump while it is loaded and turned, %i wide', async (width) => {
    const { page } = await site.visitAs(person, { viewport: { width, height: 844 } });
    const dashboard = new DashboardPage(page);
    const shifts = await LayoutShifts.watch(page);
    const late = await SlowAnswers.of(page, /\/expenses\?page=/);
    await late.hold(() => dashboard.open());
    await dashboard.table.waitFor();
    late.letPass();
    await late.arrive();
    await eventually(async () => expect((await dashboard.titles()).length).toBe(25));
    await dashboard.chart.drawn();
    expect(await shifts.ofTable()).toEqual([]);

    await dashboard.table.evaluate((table) => table.scrollIntoView({ block: 'end' }));
    await late.hold(() => dashboard.turnTo('Next page'));
    late.letPass();
    await late.arrive();
    await eventually(async () => expect(await dashboard.titles()).toEqual(await fromApi('page=2')));
    expect(await shifts.ofTable()).toEqual([]);
  });

  it('shows more rows on a page when asked to, and keeps the first row in view', async () => {
    const { dashboard, expectPage } = await openDashboard('?page=3');
    await expectPage('page=3');
    await dashboard.pageSize.selectOption('50');
    await expectPage('page=2&pageSize=50');
    await dashboard.pageSize.selectOption('100');
    await expectPage('pageSize=100');
  });

  it('is restored by reload, by the back button and by a shared link', async () => {
    const { page, dashboard, expectPage } = await openDashboard();
    await dashboard.sortBy('Amount');
    await expectPage('sort=-amount');
    await dashboard.turnTo('Next page');
    await expectPage('sort=-amount&page=2');

    await page.reload();
    await expectPage('sort=-amount&page=2');
    const { search } = new URL(page.url());
    await page.goBack();
    await expectPage('sort=-amount');
    await page.goBack();
    await expectPage('');
    await page.goForward();
    await expectPage('sort=-amount');

    const shared = await openDashboard(search);
    await shared.expectPage('sort=-amount&page=2');
    expect(await shared.dashboard.columnHeader('Amount').getAttribute('aria-sort')).toBe('descending');
  });
});
