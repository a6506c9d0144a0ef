import type { Page } from 'playwright-core';
import { unsubscribeTokenOf } from '#server/unsubscribe/unsubscribe-token.js';
import type { TestClient } from '#server/testing/test-client.js';
import { SettingsPage } from './pages/settings-page.js';
import { eventually } from './support/eventually.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { Site } from './support/site.js';

const SECRET = 'a secret that only these journeys have: 0123456789';
const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);
const LONG = 'Donaudampfschifffahrtsgesellschaft'.repeat(3);

const DELIVERY = { id: '1', to: `${LONG}@example.org`, createdAt: '2026-11-24T20:00:00Z', sentAt: null, error: null };
const MUCH_MAIL = [
  { ...DELIVERY, template: 'news', status: 'sent', attempts: 1, sentAt: '2026-11-24T20:00:01Z' },
  { ...DELIVERY, id: '2', template: 'monthly-summary', status: 'sending', attempts: 1 },
  { ...DELIVERY, id: '3', template: 'reset-password', status: 'pending', attempts: 4, error: `no answer from ${LONG}` },
  {
    ...DELIVERY,
    id: '4',
    template: 'new-device',
    status: 'failed',
    attempts: 12,
    error: 'the mail server answered: 554',
  },
  { ...DELIVERY, id: '5', template: 'verify-email', status: 'bounced', attempts: 1, error: '550 5.1.1 No such user' },
];
const MUCH_NEWS = [1, 2, 3].map((number) => ({
  id: String(number),
  source: `The Paper of ${LONG}`,
  title: number === 2 ? LONG : 'Rates stay where they are',
  link: 'https://news.example.org/rates',
  excerpt: number === 3 ? '' : `The bank has decided. ${LONG}`,
  publishedAt: '2026-11-24T20:00:00Z',
}));

describe('the mails a person gets', () => {
  const site = Site.use(async () => ({ SESSION_SECRET: SECRET, NEWS_FEEDS: 'https://news.example.org/feed.xml' }));

  async function newReader(): Promise<TestClient> {
    const person = await site.newPerson({ timeZone: 'Europe/Berlin' });
    const { token } = await site.mailbox.latestTo(person.user.email);
    expect((await person.post('/api/auth/email/verify', { token })).status).toBe(204);
    return person;
  }

  const linkOf = ({ user }: TestClient, list: 'news' | 'summary') =>
    `/unsubscribe?token=${unsubscribeTokenOf({ userId: user.id, list }, SECRET)}`;

  const isSubscribed = async (person: TestClient) => (await person.get<Choice>('/api/me')).body.newsSubscribed;

  it('are chosen in the settings, and can be taken back', async () => {
    const person = await newReader();
    const { page } = await site.visitAs(person);
    const settings = new SettingsPage(page);
    const [news, summary] = [page.getByLabel('Finance news'), page.getByLabel('Summary of each month')];
    await settings.open('Mails');
    await page.getByText('From news.example.org').waitFor();
    await news.check();
    await page.getByLabel('How often').selectOption('Every week');
    await page.getByLabel('On', { exact: true }).selectOption('Wednesday');
    await page.getByLabel('At', { exact: true }).selectOption('9:00 PM');
    await page.getByText('In the time of Europe/Berlin').waitFor();
    await summary.check();
    await settings.button('Save').click();
    await settings.toasts.getByText('Your choice is saved.').waitFor();
    await page.getByText(/Next issue: Wednesday, .* at 9:00/).waitFor();

    await page.reload();
    await page.getByLabel('At', { exact: true }).waitFor();
    expect(await page.getByLabel('At', { exact: true }).inputValue()).toContain('21');
    expect([await news.isChecked(), await summary.isChecked()]).toEqual([true, true]);
    const me = await person.get<Choice>('/api/me');
    expect(me.body).toMatchObject({
      newsSubscribed: true,
      newsFrequency: 'weekly',
      newsWeekday: 3,
      newsHour: 21,
      monthlySummary: true,
    });

    await summary.uncheck();
    await settings.button('Save').click();
    await settings.toasts.getByRole('button', { name: 'Undo' }).click();
    await eventually(async () => {
      expect((await person.get<Choice>('/api/me')).body.monthlySummary).toBe(true);
      expect(await summary.isChecked()).toBe(true);
    });
  });

  it('are listed, with what became of them', async () => {
    const person = await newReader();
    const { page } = await site.visitAs(person);
    const settings = new SettingsPage(page);
    await settings.open('Mails');
    const welcome = settings.entries.filter({ hasText: 'Welcome' });
    await welcome.getByText('Sent', { exact: true }).waitFor();
    await welcome.getByText(`To ${person.user.email}`).waitFor();
  });

  it('end by the link of one, for who is signed in nowhere', async () => {
    const person = await newReader();
    await person.send('PATCH', '/api/me', { body: { newsSubscribed: true } });
    const { page } = await site.visit();
    await page.goto(linkOf(person, 'news'));
    await page.getByRole('heading', { name: 'Stop the finance news?' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    expect(await isSubscribed(person)).toBe(true);
    await page.getByRole('button', { name: 'Unsubscribe' }).click();
    await page.getByRole('heading', { name: 'You are unsubscribed' }).waitFor();
    expect(await isSubscribed(person)).toBe(false);

    await page.goto(linkOf(person, 'news'));
    await page.getByRole('heading', { name: 'You are unsubscribed' }).waitFor();
  });

  it('can be had again by who followed the link in their own browser', async () => {
    const person = await newReader();
    await person.send('PATCH', '/api/me', { body: { monthlySummary: true } });
    const { page } = await site.visitAs(person);
    await page.goto(linkOf(person, 'summary'));
    await page.getByRole('heading', { name: 'Stop the monthly summaries?' }).waitFor();
    await page.getByRole('button', { name: 'Unsubscribe' }).click();
    await page.getByRole('link', { name: 'Mail settings' }).click();
    const summary = page.getByLabel('Summary of each month');
    await summary.waitFor();
    expect(await summary.isChecked()).toBe(false);
  });

  it('do not end by a link that somebody made up', async () => {
    const person = await newReader();
    const { page, trouble } = await site.visit();
    trouble.expect(/^GET \/api\/unsubscribe\S* answered 404$/);
    await page.goto(linkOf(person, 'news').slice(0, -3) + 'AAA');
    await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
    await page.goto('/unsubscribe');
    await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
  });

  describe.each(LOOKS)('$width wide and $colorScheme', ({ width, colorScheme }) => {
    const look = { viewport: { width, height: 844 }, colorScheme };

    async function inspect(page: Page): Promise<void> {
      expect(await sidewaysOverflow(page)).toEqual([]);
      expect(await accessibilityProblems(page)).toEqual([]);
    }

    it('are chosen and listed in order, with much, with nothing, and when something does not work', async () => {
      const person = await site.newPerson();
      await person.send('PATCH', '/api/me', { body: { newsSubscribed: true } });
      const { page, trouble } = await site.visitAs(person, look);
      trouble.expect(/answered 500$/);
      const settings = new SettingsPage(page);
      await answer(page, '/api/news/offer', { sources: [LONG, 'The Bank'], nextIssueAt: '2026-11-30T15:00:00Z' });
      await answer(page, '/api/mail?*', { items: MUCH_MAIL, page: 1, pageSize: 10, total: 12_345 });
      await settings.open('Mails');
      await page.getByText('550 5.1.1').waitFor();
      await page.getByText('Next issue').waitFor();
      await inspect(page);

      await answer(page, '/api/news/offer', { sources: [], nextIssueAt: null });
      await answer(page, '/api/mail?*', { items: [], page: 1, pageSize: 10, total: 0 });
      await page.reload();
      await page.getByText('No mail yet').waitFor();
      await page.getByText('reads no feeds').waitFor();
      await inspect(page);

      await answer(page, '/api/news/offer', null);
      await answer(page, '/api/mail?*', null);
      await page.reload();
      await page.getByText('The mails could not be loaded').waitFor();
      await page.getByText('could not be loaded').first().waitFor();
      await inspect(page);
    });

    it('have their headlines in order', async () => {
      const { page, trouble } = await site.visitAs(await site.newPerson(), look);
      trouble.expect(/answered 500$/);
      await answer(page, '/api/news?*', { items: MUCH_NEWS, page: 1, pageSize: 25, total: 60 });
      await page.goto('/news');
      const headline = page.getByRole('link', { name: 'Rates stay where they are' }).first();
      await headline.waitFor();
      expect(await headline.getAttribute('href')).toBe('https://news.example.org/rates');
      expect(await headline.getAttribute('rel')).toBe('noopener noreferrer');
      await inspect(page);
      await page.getByRole('link', { name: 'Page 2', exact: true }).click();
      await page.waitForURL('**/news?page=2');
      await answer(page, '/api/news?*', { items: [], page: 1, pageSize: 25, total: 0 });
      await page.goto('/news');
      await page.getByText('No news').waitFor();
      await inspect(page);
      await answer(page, '/api/news?*', null);
      await page.reload();
      await page.getByText('The news could not be loaded').waitFor();
      await inspect(page);
    });

    it('end in order', async () => {
      const person = await newReader();
      await person.send('PATCH', '/api/me', { body: { newsSubscribed: true } });
      const { page } = await site.visit(look);
      await page.goto('/unsubscribe');
      await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
      await inspect(page);
      await page.goto(linkOf(person, 'news'));
      await page.getByRole('button', { name: 'Unsubscribe' }).waitFor();
      await inspect(page);
      await page.getByRole('button', { name: 'Unsubscribe' }).click();
      await page.getByRole('heading', { name: 'You are unsubscribed' }).waitFor();
      await inspect(page);
    });
  });
});

interface Choice {
  newsSubscribed: boolean;
  monthlySummary: boolean;
}

/** From now on `path` is answered with `json`, or with a failure. */
async function answer(page: Page, path: string, json: object | null): Promise<void> {
  await page.route(`**${path}`, (route) => route.fulfill(json ? { json } : { status: 500, json: {} }));
}
