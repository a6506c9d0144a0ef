import type { BrowserContext, Page, Response } from 'playwright-core';
import type { TestClient } from '#server/testing/test-client.js';
import { AccountMenu } from './pages/account-menu.js';
import { ActivityPage } from './pages/activity-page.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { SignInPage } from './pages/sign-in-page.js';
import { Canary, newCanary } from './support/canary.js';
import { eventually } from './support/eventually.js';
import { Site } from './support/site.js';
import { SlowAnswers } from './support/slow-answers.js';

/** When the answers that were still on their way to the first person arrive. */
const ARRIVALS = ['with the logout', 'at the login page', 'with the login', 'on the dashboard', 'never'] as const;
const ROUNDS = (['Dashboard', 'Activity'] as const).flatMap((from) => ARRIVALS.map((arrival) => ({ from, arrival })));

describe('two people at one browser', () => {
  const site = Site.use();
  let first: TestClient;
  let second: TestClient;

  beforeAll(async () => {
    const word = newCanary();
    first = await site.newPerson({ name: word, email: `${word}@example.org` });
    second = await site.newPerson({ name: 'Second' });
    const { body } = await first.post<{ id: string }>(`${first.ledger}/categories`, { name: `${word} things` });
    await first.record({ title: `${word} lunch`, categoryId: body.id });
    await second.record({ title: 'Dinner of the second' });
  });

  it.each(ROUNDS)(
    'the second sees nothing of the first, who left from $from and whose answers arrive $arrival',
    async ({ from, arrival }) => {
      const canary = new Canary(first.user.name);
      const { page, context } = await site.visit();
      const [login, dashboard, activity] = [new SignInPage(page), new DashboardPage(page), new ActivityPage(page)];
      await canary.watch(context);
      const late = await SlowAnswers.of(page, /\/api\/(ledgers|activity(?!\/stream)|me)/);
      const arriveIf = async (moment: typeof arrival) => void (moment === arrival && (await late.arrive()));

      await login.open();
      await login.logIn(first.user.email);
      await seeEverything(page, canary.word);
      if (from === 'Dashboard') await dashboard.open();
      await late.hold(() => (from === 'Dashboard' ? dashboard.sortBy('Title') : activity.refreshButton.click()));
      late.letPass();
      const oldCookie = await cookieOf(context);

      const loggedOut = page.waitForResponse(/\/api\/auth\/logout/);
      await new AccountMenu(page).logOut();
      expect(await (await loggedOut).headerValue('clear-site-data')).toBe('"cache", "cookies", "storage"');
      await arriveIf('with the logout');
      await login.heading.waitFor();
      const handedOver = Date.now();
      const answers: Promise<string>[] = [];
      page.on('response', (response) => answers.push(textOf(response)));
      expect(await canary.whereabouts(page)).toEqual([]);
      await arriveIf('at the login page');

      const loggedIn = page.waitForResponse(/\/api\/auth\/login/);
      await login.logIn(second.user.email);
      await loggedIn;
      await arriveIf('with the login');
      await dashboard.heading.waitFor();
      await arriveIf('on the dashboard');
      await seeEverything(page, 'Dinner of the second');
      expect(await canary.whereabouts(page)).toEqual([]);
      await goBackToTheStart(page, async () => expect(await canary.whereabouts(page)).toEqual([]));

      expect(canary.seenSince(handedOver)).toBe(0);
      expect((await Promise.all(answers)).filter((text) => text.includes(canary.word))).toEqual([]);
      expect((await fetch(`${site.url}/api/me`, { headers: { cookie: oldCookie } })).status).toBe(401);
    },
  );

  /** Opens each page and waits until it shows the expense. */
  async function seeEverything(page: Page, title: string): Promise<void> {
    const dashboard = new DashboardPage(page);
    const activity = new ActivityPage(page);
    await eventually(async () => expect((await dashboard.titles()).join()).toContain(title));
    await dashboard.chart.drawn();
    await activity.open();
    await eventually(async () => expect((await activity.entries.allInnerTexts()).join()).toContain(title));
  }
});

async function goBackToTheStart(page: Page, look: () => Promise<void>): Promise<void> {
  for (let url = ''; url !== page.url();) {
    url = page.url();
    await page.goBack();
    await page.getByText('Dinner of the second').first().waitFor();
    await look();
  }
}

/** The stream goes on for as long as the page is there, and says nothing of anybody. */
const textOf = async (response: Response) =>
  response.url().endsWith('/api/activity/stream') ? '' : response.text().catch(() => '');

async function cookieOf(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
}
