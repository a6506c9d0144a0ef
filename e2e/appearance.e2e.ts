import type { Page } from 'playwright-core';
import type { TestClient } from '#server/testing/test-client.js';
import { AccountMenu } from './pages/account-menu.js';
import { ActivityPage } from './pages/activity-page.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { SignInPage } from './pages/sign-in-page.js';
import { eventually } from './support/eventually.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { recordMany } from './support/record-many.js';
import { Site, type Visit } from './support/site.js';

const WIDTHS = [1280, 390];
const SCHEMES = ['light', 'dark'] as const;
const LOOKS = WIDTHS.flatMap((width) => SCHEMES.map((colorScheme) => ({ width, colorScheme })));

describe('every page', () => {
  const site = Site.use();
  let newcomer: TestClient;
  let regular: TestClient;

  beforeAll(async () => {
    newcomer = await site.newPerson();
    regular = await site.newPerson({ name: 'Wilhelmina Featherstonehaugh-Cholmondeley the Younger' });
    await recordMany(regular, 30);
    await regular.record({ title: 'Donaudampfschifffahrtsgesellschaft'.repeat(5), amount: '999999999999.99' });
  });

  describe.each(LOOKS)('$width wide and $colorScheme', ({ width, colorScheme }) => {
    const look = { viewport: { width, height: 844 }, colorScheme };

    it('fits and is accessible to people who are not signed in', async () => {
      const visit = await site.visit(look);
      const login = new SignInPage(visit.page);
      await login.open();
      await login.demoButton.waitFor();
      await inspect(visit);
      await login.logIn('');
      await inspect(visit);

      await visit.page.goto('/register');
      await login.demoButton.waitFor();
      await inspect(visit);

      await visit.page.goto('/nowhere');
      await visit.page.getByRole('heading', { name: 'There is no such page' }).waitFor();
      await inspect(visit);
    });

    it('fits and is accessible to somebody without expenses', async () => {
      const visit = await site.visitAs(newcomer, look);
      const dashboard = new DashboardPage(visit.page);
      await dashboard.open();
      await visit.page.getByText('Record your first expense').waitFor();
      await inspect(visit);

      await dashboard.form.openByKey();
      await inspect(visit);
      await dashboard.form.save.click();
      await eventually(async () => expect(await dashboard.form.errorAt(dashboard.form.title)).not.toBe(''));
      await inspect(visit);
    });

    it('fits and is accessible to somebody with expenses', async () => {
      const visit = await site.visitAs(regular, look);
      const [dashboard, activity] = [new DashboardPage(visit.page), new ActivityPage(visit.page)];
      await dashboard.open();
      await dashboard.chart.drawn();
      await inspect(visit);
      await new AccountMenu(visit.page).opener.click();
      await inspect(visit);
      await visit.page.keyboard.press('Escape');

      await activity.open();
      await activity.entries.first().waitFor();
      await inspect(visit);
    });

    it('fits and is accessible when the server fails', async () => {
      const visit = await site.visitAs(regular, look);
      visit.trouble.expect(/answered 500$/, /HttpErrorResponse/);
      await failWith500(visit.page, /\/api\/ledgers/);
      await visit.page.goto('/');
      await visit.page.getByRole('alert').first().waitFor();
      await inspect(visit);

      await failWith500(visit.page, /\/api\/me/);
      await visit.page.reload();
      await visit.page.getByRole('heading', { name: 'SpendWise cannot reach its server' }).waitFor();
      await inspect(visit);
    });
  });
});

async function inspect({ page }: Visit): Promise<void> {
  expect(await sidewaysOverflow(page)).toEqual([]);
  expect(await accessibilityProblems(page)).toEqual([]);
}

const failWith500 = (page: Page, urls: RegExp) =>
  page.route(urls, (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{}' }));
