import { ActivityPage } from './pages/activity-page.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { SignInPage } from './pages/sign-in-page.js';
import { daysAfter } from './support/dates.js';
import { eventually } from './support/eventually.js';
import { Site } from './support/site.js';

describe('the demo', () => {
  const site = Site.use();

  it('is one press away and shows 18 months of expenses', async () => {
    const { page, context } = await site.visit();
    const [login, dashboard, activity] = [new SignInPage(page), new DashboardPage(page), new ActivityPage(page)];
    await login.open();
    await login.tryDemo();
    await dashboard.chart.drawn();

    const { today, ledgers } = (await (await context.request.get('/api/me')).json()) as {
      today: string;
      ledgers: { id: string }[];
    };
    const { total } = (await (await context.request.get(`/api/ledgers/${ledgers[0]?.id}/expenses`)).json()) as {
      total: number;
    };
    expect(total).toBeGreaterThan(500);
    expect(await page.getByText(`in ${total.toLocaleString('en-US')} expenses`).count()).toBe(1);
    expect(await dashboard.chart.bubbles.count()).toBe(Math.min(total, 500));
    await dashboard.turnTo('Last page');
    await eventually(async () => {
      const oldest = (await dashboard.days()).sort()[0] ?? '';
      expect(oldest >= daysAfter(today, -549) && oldest <= daysAfter(today, -540)).toBe(true);
    });

    await activity.open();
    await eventually(async () => {
      await activity.refresh();
      expect((await activity.entries.allInnerTexts()).join()).toContain('You opened a demo with sample data');
    });
  });

  it('gives every visitor expenses of their own', async () => {
    const titles = [];
    for (const visit of [await site.visit(), await site.visit()]) {
      await new SignInPage(visit.page).open();
      await new SignInPage(visit.page).tryDemo();
      const dashboard = new DashboardPage(visit.page);
      await dashboard.heading.waitFor();
      await dashboard.form.openByKey();
      await dashboard.form.record({ amount: '1', title: `Mine ${titles.length}`, category: 'Food' });
      await eventually(async () => expect((await dashboard.titles())[0]).toBe(`Mine ${titles.length}`));
      titles.push(...(await dashboard.titles()).filter((title) => title.startsWith('Mine')));
    }
    expect(titles).toEqual(['Mine 0', 'Mine 1']);
  });
});
