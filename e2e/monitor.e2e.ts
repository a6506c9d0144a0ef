import type { Page } from 'playwright-core';
import type { TestClient } from '#server/testing/test-client.js';
import { AccountMenu } from './pages/account-menu.js';
import { MonitorPage } from './pages/monitor-page.js';
import { eventually } from './support/eventually.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { Site } from './support/site.js';

const ADDRESS = 'operator@example.org';
const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport: { width, height: 844 }, colorScheme })),
);

const QUEUES = ['activity', 'mail'].flatMap((consumer) => [
  { name: `spendwise.${consumer}`, consumer, role: 'work', ready: 1_234, unacknowledged: null, consumers: 0 },
  { name: `spendwise.${consumer}.retry.1000`, consumer, role: 'retry', ready: 20, unacknowledged: null, consumers: 0 },
]);
const STATE = {
  transport: 'rabbitmq',
  isConnected: true,
  queues: [
    ...QUEUES,
    { name: 'spendwise.parked', consumer: null, role: 'parked', ready: 1_000, unacknowledged: null, consumers: 0 },
  ],
  outbox: { unpublished: 123_456, oldestSeconds: 125, unhandled: 98_765 },
  mails: ['pending', 'sending', 'sent', 'failed', 'bounced'].map((status, index) => ({ status, count: index * 1_111 })),
  parked: 1_000,
};
const MESSAGES = Array.from({ length: 25 }, (_, index) => ({
  id: `0199f6f1-7f3a-4c11-9a55-0d4b1d2c3e${String(index + 10)}`,
  consumer: index % 2 ? 'mail' : 'activity',
  eventId: null,
  type: index % 3 ? 'expense.created' : null,
  reason: index ? 'value out of range' : `a-reason-that-does-not-end-${'x'.repeat(200)}`,
  attempts: index + 1,
  parkedAt: '2026-11-24T18:00:00.000Z',
  content: index ? `{"title":"${'much '.repeat(400)}"}` : '',
}));

describe('the monitor', () => {
  const site = Site.use(async () => ({ OPERATORS: ADDRESS, EVENT_RETRY_DELAYS_MS: '10,20' }));
  let operator: TestClient;

  beforeAll(async () => {
    operator = await site.newPerson({ email: ADDRESS });
    const { token } = await site.mailbox.latestTo(ADDRESS, { template: 'welcome' });
    await operator.post('/api/auth/email/verify', { token });
    await site.query(`
      CREATE FUNCTION fail_on_purpose() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.data->'expense'->>'title' = 'poison' THEN RAISE EXCEPTION 'poisoned'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER fail_on_purpose BEFORE INSERT ON activities FOR EACH ROW EXECUTE FUNCTION fail_on_purpose()`);
  });

  it('is no page for anybody but the operators', async () => {
    const { page } = await site.visitAs(await site.newPerson());
    await page.goto('/monitor');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.goto('/');
    await new AccountMenu(page).opener.click();
    expect(await page.getByRole('link', { name: 'Monitor' }).count()).toBe(0);
  });

  it('shows an operator what could not be handled, and has it handled', async () => {
    const person = await site.newPerson();
    await spoil();
    await person.record({ title: 'poison' });
    const { page } = await site.visitAs(operator);
    const monitor = new MonitorPage(page);
    await page.goto('/');
    await new AccountMenu(page).opener.click();
    await page.getByRole('link', { name: 'Monitor' }).click();
    await monitor.heading.waitFor();
    const message = monitor.parked.first();
    // It comes by itself, with the next look.
    await message.getByText('poisoned').waitFor();
    await eventually(async () => expect(await monitor.figure('Parked').innerText()).toBe('1'));
    await message.getByText('Content').click();
    await message.getByText('"title":"poison"').waitFor();

    await heal();
    await message.getByRole('button', { name: 'Retry' }).click();
    await page.getByText('Given back to activity').waitFor();
    await page.getByText('Nothing is parked').waitFor();
    await eventually(async () => {
      const { body } = await person.get<{ items: { type: string }[] }>('/api/activity');
      expect(body.items.filter(({ type }) => type === 'expense.created')).toHaveLength(1);
    });
  });

  it('drops a message for good, after asking', async () => {
    const person = await site.newPerson();
    await spoil();
    await person.record({ title: 'poison' });
    const { page } = await site.visitAs(operator);
    const monitor = new MonitorPage(page);
    await monitor.open();
    await monitor.parked.getByRole('button', { name: 'Drop' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await monitor.parked.getByRole('button', { name: 'Drop' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Drop for good' }).click();
    await page.getByText('Nothing is parked').waitFor();
    await heal();
  });

  describe.each(LOOKS)('with $viewport.width pixels and $colorScheme', (look) => {
    it('is in order with nothing, much, and while parts are away', async () => {
      const { page, trouble } = await site.visitAs(operator, look);
      const monitor = new MonitorPage(page);
      await monitor.open();
      await page.getByText('Nothing is parked').waitFor();
      await page.locator('.js-plotly-plot').waitFor();
      await inspect(page);

      await answer(page, { state: STATE, total: 1_000 });
      await monitor.open();
      await page.getByText('of 1,000').first().waitFor();
      await page.getByText('The numbers as a table').click();
      await monitor.parked.nth(1).getByText('Content').click();
      await inspect(page);

      await answer(page, { state: { ...STATE, isConnected: false, queues: [] }, total: 0 });
      await monitor.open();
      await page.getByText('The broker does not answer').waitFor();
      await inspect(page);

      trouble.expect(/answered 503$/);
      await page.route('**/api/monitor**', (route) => route.fulfill({ status: 503 }));
      await page.route('**/api/monitor/**', (route) => route.fulfill({ status: 503 }));
      await monitor.open();
      await page.getByText('The state could not be loaded').waitFor();
      await inspect(page);
    });
  });

  const spoil = () => site.query('ALTER TABLE activities ENABLE TRIGGER fail_on_purpose');
  const heal = () => site.query('ALTER TABLE activities DISABLE TRIGGER fail_on_purpose');

  async function inspect(page: Page): Promise<void> {
    expect(await sidewaysOverflow(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  }

  async function answer(page: Page, { state, total }: { state: object; total: number }): Promise<void> {
    await page.unrouteAll();
    await page.route('**/api/monitor', (route) => route.fulfill({ json: state }));
    await page.route('**/api/monitor/parked**', (route) =>
      route.fulfill({ json: { items: total ? MESSAGES : [], page: 1, pageSize: 25, total } }),
    );
  }
});
