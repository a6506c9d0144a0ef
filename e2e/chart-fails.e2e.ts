import type { TestClient } from '#server/testing/test-client.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { plotlyFile } from './support/client-files.js';
import { eventually } from './support/eventually.js';
import { recordMany } from './support/record-many.js';
import { Site } from './support/site.js';

describe('the table', () => {
  const site = Site.use();
  let person: TestClient;

  beforeAll(async () => {
    person = await site.newPerson();
    await recordMany(person, 30);
  });

  async function expectWorkingTable(dashboard: DashboardPage): Promise<void> {
    expect(await dashboard.titles()).toHaveLength(25);
    await dashboard.sortBy('Title');
    const { body } = await person.get<{ items: { title: string }[] }>(`${person.ledger}/expenses?sort=title`);
    await eventually(async () => expect(await dashboard.titles()).toEqual(body.items.map(({ title }) => title)));
    await dashboard.turnTo('Next page');
    await eventually(async () => expect(await dashboard.titles()).toHaveLength(5));
  }

  it('works when the chart’s library does not load, and the chart comes when it does', async () => {
    const { page, trouble } = await site.visitAs(person);
    const dashboard = new DashboardPage(page);
    const library = `**${plotlyFile()}`;
    trouble.expect(/^GET \/chunk-[^ ]+ failed/);
    await page.route(library, (route) => route.abort());
    await dashboard.open();
    await dashboard.chart.show();
    await dashboard.chart.card.getByText('The chart could not be loaded').waitFor();
    await expectWorkingTable(dashboard);

    await page.unroute(library);
    await dashboard.chart.card.getByRole('button', { name: 'Retry' }).click();
    await dashboard.chart.drawn();
    expect(await dashboard.chart.bubbles.count()).toBe(30);
  });

  it('works when the reports fail, and the chart comes when they do not', async () => {
    const { page, trouble } = await site.visitAs(person);
    const dashboard = new DashboardPage(page);
    trouble.expect(/\/reports\/.* answered 500$/);
    await page.route('**/reports/**', (route) => route.fulfill({ status: 500, body: '' }));
    await dashboard.open();
    await dashboard.chart.show();
    await dashboard.chart.card.getByText('The chart could not be loaded').waitFor();
    await expectWorkingTable(dashboard);

    await page.unroute('**/reports/**');
    await dashboard.chart.card.getByRole('button', { name: 'Retry' }).click();
    await dashboard.chart.drawn();
    expect(await dashboard.chart.bubbles.count()).toBe(30);
  });
});
