import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { TestClient } from '#server/testing/test-client.js';
import { DashboardCharts } from './pages/dashboard-charts.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { FilterBar } from './pages/filter-bar.js';
import { daysAfter } from './support/dates.js';
import { eventually } from './support/eventually.js';
import { Site } from './support/site.js';

describe('the charts of the dashboard', () => {
  const site = Site.use();
  let person: TestClient;
  /** A day of the month before this one. */
  let lastMonth: string;

  beforeAll(async () => {
    person = await site.newPerson();
    const { today } = person.user;
    lastMonth = `${daysAfter(`${today.slice(0, 7)}-01`, -1).slice(0, 7)}-05`;
    const [food, travel] = [await person.categoryId('Food'), await person.categoryId('Travel')];
    await person.record({ title: 'Tea', amount: '3.25', spentOn: today, categoryId: food });
    await person.record({ title: 'Bread', amount: '30.00', spentOn: lastMonth, categoryId: food });
    await person.record({ title: 'Train', amount: '120.00', spentOn: lastMonth, categoryId: travel });
  });

  async function open(who = person) {
    const { page } = await site.visitAs(who);
    const [dashboard, charts] = [new DashboardPage(page), new DashboardCharts(page)];
    await dashboard.open();
    const expectTitles = (...titles: string[]) =>
      eventually(async () => expect((await dashboard.titles()).sort()).toEqual(titles.sort()));
    return { page, dashboard, charts, filter: new FilterBar(page), expectTitles };
  }
  const all = ['Bread', 'Tea', 'Train'];

  it('say how much it is, and whether that is more or less than before', async () => {
    const { charts } = await open();
    await eventually(async () => {
      const words = await charts.overview.innerText();
      expect(words).toMatch(/\$3\.25\s+in \w+ · 1 expense/);
      expect(words).toMatch(/less than|more than|to compare with|as much as/);
      expect(words).toContain('$153.25');
    });
  });

  it('filter to a month by a press on its bar, which is undone by a press and by going back', async () => {
    const { page, dashboard, charts, expectTitles } = await open();
    await charts.bars.first().waitFor();
    await pressBar(page, charts, 'Travel');
    await expectTitles('Bread', 'Train');
    expect(new URL(page.url()).searchParams.get('from')).toBe(`${lastMonth.slice(0, 7)}-01`);
    await dashboard.toasts.getByText(/^Showing \w+ \d{4}\.$/).waitFor();
    await dashboard.undo.first().click();
    await expectTitles(...all);
    await page.goBack();
    await expectTitles('Bread', 'Train');
    await page.goBack();
    await expectTitles(...all);
  });

  it('filter to a category, and to a month by keyboard', async () => {
    const { page, charts, filter, expectTitles } = await open();
    await charts.categories.getByRole('button', { name: /^Show only Food/ }).click();
    await expectTitles('Bread', 'Tea');
    expect(await filter.rules()).toEqual(['Food']);
    await charts.choose(charts.months, 'Show as table');
    await charts.months.locator('tbody tr:has-text("$30.00") button').focus();
    await page.keyboard.press('Enter');
    await expectTitles('Bread');
    await page.goBack();
    await page.goBack();
    await expectTitles(...all);
  });

  it('filter to a day of the calendar, reached by arrow keys', async () => {
    const { page, charts, expectTitles } = await open();
    await charts.show('Days');
    await charts.day(lastMonth).waitFor();
    await charts.day(daysAfter(lastMonth, 1)).focus();
    expect(await charts.days.locator('[data-date][tabindex="0"]').count()).toBe(1);
    await charts.day(lastMonth).click();
    await expectTitles('Bread', 'Train');
    expect(new URL(page.url()).searchParams.get('to')).toBe(lastMonth);
    await charts.day(lastMonth).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['date'])).toBe(
      daysAfter(lastMonth, 7),
    );
  });

  it('filter to a title by a press on its bubble', async () => {
    const { dashboard, page, expectTitles } = await open();
    await dashboard.chart.drawn();
    const traces = await dashboard.chart.traces();
    const travel = traces.findIndex(({ name }) => name === 'Travel');
    await dashboard.chart.drawing
      .locator('.scatterlayer .trace')
      .nth(travel)
      .locator('.point')
      .first()
      .hover({ force: true });
    await page.mouse.down();
    await page.mouse.up();
    await expectTitles('Train');
  });

  it('know what comes back, and open what stands out', async () => {
    const member = await site.newPerson();
    for (let month = 0; month < 4; month += 1) {
      await member.record({ title: 'Gym', amount: '59.00', spentOn: daysAfter(member.user.today, -30 * month - 3) });
    }
    await member.record({ title: 'Train', amount: '120.00' });
    const { page, charts, expectTitles } = await open(member);
    await charts.recurring.getByText('Monthly').waitFor();
    await charts.recurring.getByText('$708.00 a year').first().waitFor();
    await charts.recurring.getByRole('button', { name: /Gym/ }).click();
    await expectTitles('Gym', 'Gym', 'Gym', 'Gym');
    await page.goBack();
    await charts.biggest.getByRole('link', { name: /Train/ }).click();
    await page.getByRole('heading', { name: 'Train' }).waitFor();
  });

  it('can be kept, as a picture and as numbers', async () => {
    const { page, charts } = await open();
    await charts.bars.first().waitFor();
    const [picture] = await Promise.all([page.waitForEvent('download'), charts.choose(charts.months, 'Save as PNG')]);
    expect(picture.suggestedFilename()).toBe('by-month.png');
    expect((await readFile(await picture.path())).subarray(1, 4).toString()).toBe('PNG');
    const [numbers] = await Promise.all([
      page.waitForEvent('download'),
      charts.choose(charts.categories, 'Save as CSV'),
    ]);
    expect((await readFile(await numbers.path(), 'utf8')).replace('\uFEFF', '')).toBe(
      'Category,Amount,Expenses\r\nTravel,120.00,1\r\nFood,33.25,2\r\n',
    );
  });
});

/** Presses the bar of a series that has but one. */
async function pressBar(page: Page, charts: DashboardCharts, series: string): Promise<void> {
  await charts.months.locator('.js-plotly-plot').scrollIntoViewIfNeeded();
  const box = await charts.months.locator('.js-plotly-plot').evaluate((plot, name) => {
    const { data } = plot as unknown as { data: { name: string }[] };
    const trace = data.findIndex((one) => one.name === name);
    const bars = plot.querySelectorAll('.barlayer .trace')[trace]?.querySelectorAll('.point') ?? [];
    // Those of months without any have no size.
    const places = [...bars].map((bar) => bar.getBoundingClientRect()).filter(({ height }) => height > 0);
    const { x, y, width, height } = places[0] as DOMRect;
    return { x: x + width / 2, y: y + height / 2 };
  }, series);
  await page.mouse.click(box.x, box.y);
}
