import { ActivityPage } from './pages/activity-page.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { SignInPage } from './pages/sign-in-page.js';
import { inAmerican } from './support/dates.js';
import { eventually } from './support/eventually.js';
import { Site } from './support/site.js';

describe('a first expense', () => {
  const site = Site.use();

  it('is recorded right after registering, and is in the table, the chart and the activity', async () => {
    const { page, context } = await site.visit();
    const dashboard = new DashboardPage(page);
    await new SignInPage(page).register('first@example.org');
    await dashboard.heading.waitFor();
    await page.getByText('Record your first expense').waitFor();
    expect(await dashboard.table.count()).toBe(0);

    await dashboard.form.openByKey();
    const { today } = (await (await context.request.get('/api/me')).json()) as { today: string };
    expect(await dashboard.form.date.inputValue()).toBe(inAmerican(today));
    await dashboard.form.record({ amount: '4.5', title: 'Coffee & <cake>', category: 'Food' });

    await eventually(async () => {
      expect(await dashboard.rows()).toMatchObject([{ title: 'Coffee & <cake>', category: 'Food', amount: '$4.50' }]);
    });
    await dashboard.chart.drawn();
    expect(await dashboard.chart.bubbles.count()).toBe(1);
    expect(await dashboard.chart.traces()).toEqual([{ name: 'Food', titles: ['Coffee &amp; &lt;cake&gt;'] }]);

    const activity = new ActivityPage(page);
    await activity.open();
    await eventually(async () => {
      await activity.refresh();
      expect(await activity.entries.allInnerTexts()).toContainEqual(
        expect.stringMatching(/You recorded an expense of \$4\.50: “Coffee & <cake>”/),
      );
    });
  });
});
