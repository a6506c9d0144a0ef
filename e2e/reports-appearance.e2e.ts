import type { TestClient } from '#server/testing/test-client.js';
import { REPORTS, type Report, ReportsPage } from './pages/reports-page.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { recordMany } from './support/record-many.js';
import { Site } from './support/site.js';

const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);
const ALL = Object.keys(REPORTS) as Report[];

describe('the pages of the reports', () => {
  const site = Site.use();
  let busy: TestClient;
  let fresh: TestClient;

  beforeAll(async () => {
    busy = await site.newPerson();
    fresh = await site.newPerson();
    await recordMany(busy, 40);
  });

  describe.each(LOOKS)('$width wide and $colorScheme', ({ width, colorScheme }) => {
    const look = { viewport: { width, height: 844 }, colorScheme };

    it.each(ALL)('are in order full and empty: %s', async (report) => {
      const { page } = await site.visitAs(busy, look);
      const reports = new ReportsPage(page);
      await reports.open(report, report === 'compare' ? '?period=custom&from=2026-10-01&to=2026-10-31' : '');
      await reports.table.waitFor();
      await reports.drawing.waitFor();
      expect(await sidewaysOverflow(page)).toEqual([]);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page
        .getByRole('button', { name: /^(Categories|Shown categories)/ })
        .first()
        .click();
      expect(await sidewaysOverflow(page)).toEqual([]);

      const empty = await site.visitAs(fresh, look);
      await new ReportsPage(empty.page).open(report);
      await empty.page.getByText('Nothing to add up yet').waitFor();
      expect(await sidewaysOverflow(empty.page)).toEqual([]);
      expect(await accessibilityProblems(empty.page)).toEqual([]);
    });

    it('are in order when they cannot be loaded, and come when they can', async () => {
      const { page, trouble } = await site.visitAs(busy, look);
      trouble.expect(/\/reports\/.* answered 500$/);
      await page.route('**/api/**/reports/merchants*', (route) => route.fulfill({ status: 500, body: '' }));
      const reports = new ReportsPage(page);
      await reports.open('merchants');
      await page.getByText('The report could not be loaded').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.unroute('**/api/**/reports/merchants*');
      await page.getByRole('button', { name: 'Retry' }).click();
      await reports.table.waitFor();
    });
  });

  it.each(ALL)('have on paper nothing but themselves, black on white: %s', async (report) => {
    const { page } = await site.visitAs(busy, { colorScheme: 'dark' });
    const reports = new ReportsPage(page);
    await reports.open(report, report === 'compare' ? '?period=custom&from=2026-10-01&to=2026-10-31' : '');
    await reports.drawing.waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const name of ['Main', 'Reports', 'Main, at the bottom']) {
      expect(await page.getByRole('navigation', { name, exact: true }).count()).toBe(0);
    }
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByRole('heading', { name: REPORTS[report], level: 1 }).isVisible()).toBe(true);
    const today = new Date().getFullYear();
    expect(await page.locator('.page-head .print-only').innerText()).toMatch(new RegExp(`^.+ · .+ · .+${today}$`));
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    expect(await reports.drawing.isVisible()).toBe(true);
    const isWhole = await page
      .locator('.report-table-box')
      .evaluate((box) => box.scrollHeight <= box.clientHeight + 1 && getComputedStyle(box).overflowY === 'visible');
    expect(isWhole).toBe(true);
  });
});
