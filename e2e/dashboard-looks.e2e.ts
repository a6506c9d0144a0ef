import type { TestClient } from '#server/testing/test-client.js';
import { DashboardCharts, type View } from './pages/dashboard-charts.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { plotlyFile } from './support/client-files.js';
import { daysAfter } from './support/dates.js';
import { LayoutShifts } from './support/layout-shifts.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { recordMany } from './support/record-many.js';
import { Site } from './support/site.js';

const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);
const VIEWS: View[] = ['Months', 'Days', 'Bubbles'];

describe('the charts of the dashboard', () => {
  const site = Site.use();
  let person: TestClient;
  let refunded: TestClient;

  beforeAll(async () => {
    person = await site.newPerson();
    await recordMany(person, 30);
    refunded = await site.newPerson();
    const month = refunded.user.today.slice(0, 7);
    await refunded.record({ title: 'Shoes', amount: '40.00', spentOn: daysAfter(`${month}-01`, -3) });
    await refunded.record({ title: 'Shoes back', amount: '-140.00', spentOn: `${month}-01` });
  });

  it.each(LOOKS)('fit and are accessible, $width wide and $colorScheme', async ({ width, colorScheme }) => {
    const { page } = await site.visitAs(person, { viewport: { width, height: 844 }, colorScheme });
    const charts = new DashboardCharts(page);
    await new DashboardPage(page).open();
    await charts.bars.first().waitFor();
    for (const view of VIEWS) {
      await charts.show(view);
      const card = charts.card({ Months: 'By month', Days: 'By day', Bubbles: 'Every expense' }[view]);
      await card.locator('.point, .day').filter({ visible: true }).first().waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await charts.choose(card, 'Show as table');
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toEqual([]);
    }
  });

  it('show a month in which more came back than went', async () => {
    const { page } = await site.visitAs(refunded);
    const charts = new DashboardCharts(page);
    await new DashboardPage(page).open();
    await charts.bars.first().waitFor();
    await charts.choose(charts.months, 'Show as table');
    const rows = await charts.cells(charts.months);
    expect(rows.at(-1)?.[1]).toBe('-$140.00');
    await charts.overview.getByText('-$140.00').waitFor();
  });

  it('move nothing when they come, and let themselves be drawn without their library', async () => {
    const { page, trouble } = await site.visitAs(person);
    const charts = new DashboardCharts(page);
    trouble.expect(/^GET \/chunk-[^ ]+ failed/);
    await page.route(`**${plotlyFile()}`, (route) => route.abort());
    const shifts = await LayoutShifts.watch(page);
    await new DashboardPage(page).open();
    await charts.months.getByText('The chart could not be loaded').waitFor();
    await charts.choose(charts.months, 'Show as table');
    expect((await charts.cells(charts.months)).length).toBeGreaterThan(5);
    await charts.categories.locator('.breakdown-name').first().waitFor();
    await charts.show('Days');
    await charts.days.locator('.day').first().waitFor();
    expect(await shifts.ofTable()).toEqual([]);
  });
});
