import type { Page } from 'playwright-core';
import { AccountMenu } from './pages/account-menu.js';
import { ActivityPage } from './pages/activity-page.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { SettingsPage } from './pages/settings-page.js';
import { SignInPage } from './pages/sign-in-page.js';
import { eventually } from './support/eventually.js';
import { PASSWORD } from './support/password.js';
import { Site } from './support/site.js';

const NEW_PASSWORD = 'walnut ferry quiet lantern';

describe('a link from a mail', () => {
  const site = Site.use();

  /** Opens the link as the mail program would, and sees that its token does not stay in the address. */
  async function follow(page: Page, email: string, template: string): Promise<string> {
    const { link, token } = await site.mailbox.latestTo(email, { template });
    if (!link || !token) throw new Error(`the mail ${template} has no link`);
    const { pathname, search } = new URL(link);
    await page.goto(pathname + search);
    await page.waitForURL(`**${pathname}`);
    expect(await whereTokenIs(page, token)).toEqual([]);
    return pathname + search;
  }

  it('verifies the address of a new account, once', async () => {
    const { page, trouble } = await site.visit();
    const [settings, menu] = [new SettingsPage(page), new AccountMenu(page)];
    const email = 'verify@example.org';
    await new SignInPage(page).register(email);
    await new DashboardPage(page).heading.waitFor();
    await menu.openSettings();
    await page.getByRole('heading', { name: 'Profile', level: 1 }).waitFor();
    await settings.unverified.waitFor();

    const path = await follow(page, email, 'welcome');
    await page.getByRole('heading', { name: 'Your address is verified' }).waitFor();
    await page.getByRole('link', { name: 'Go to SpendWise' }).click();
    await new DashboardPage(page).heading.waitFor();
    await settings.open('E-mail');
    await page.getByText('Verified', { exact: true }).waitFor();
    expect(await settings.unverified.count()).toBe(0);

    trouble.expect(/^POST \/api\/auth\/email\/verify answered 422$/);
    await page.goto(path);
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    await page.getByRole('link', { name: 'Go to the settings' }).click();
    await page.getByRole('heading', { name: 'E-mail address' }).waitFor();
  });

  it('verifies the address on another device once its owner has logged in there', async () => {
    const person = await site.newPerson();
    const { email } = person.user;
    const { link, token } = await site.mailbox.latestTo(email, { template: 'welcome' });
    const { page } = await site.visit();
    const { pathname, search } = new URL(link as string);
    await page.goto(pathname + search);
    const login = new SignInPage(page);
    await login.email.waitFor();
    expect(await whereTokenIs(page, token as string)).toEqual([]);
    await login.logIn(email, PASSWORD);
    await page.getByRole('heading', { name: 'Your address is verified' }).waitFor();
    expect((await person.get<{ emailVerified: boolean }>('/api/me')).body.emailVerified).toBe(true);
  });

  it('replaces a forgotten password, and shuts out who was signed in by the old one', async () => {
    const person = await site.newPerson();
    const { email } = person.user;
    const stranger = await site.visitAs(person);
    stranger.trouble.expect(/answered 401$/);
    const elsewhere = new DashboardPage(stranger.page);
    await elsewhere.open();

    const { page, trouble } = await site.visit();
    const login = new SignInPage(page);
    await login.open();
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    await login.email.fill(email);
    await page.keyboard.press('Enter');
    await page.getByText(`If there is an account for ${email}`).waitFor();

    const path = await follow(page, email, 'reset-password');
    const newPassword = page.getByLabel('New password');
    trouble.expect(/^POST \/api\/auth\/password\/reset answered 4(00|22)$/);
    await newPassword.fill('password123');
    await page.keyboard.press('Enter');
    await page.getByText('one of the most common passwords').waitFor();
    await newPassword.fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your password is changed' }).waitFor();

    await stranger.page.getByText('Your session has ended').waitFor();
    await page.getByRole('link', { name: 'Log in' }).click();
    trouble.expect(/^POST \/api\/auth\/login answered 401$/);
    await login.logIn(email, PASSWORD);
    await page.getByText('do not belong together').waitFor();
    await login.logIn(email, NEW_PASSWORD);
    await new DashboardPage(page).heading.waitFor();

    await page.goto(path);
    await newPassword.fill(`${NEW_PASSWORD} again`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    await page.getByRole('link', { name: 'Ask for a new link' }).waitFor();
  });

  it('says the same of an address that has no account', async () => {
    const { page } = await site.visit();
    await page.goto('/forgot');
    await new SignInPage(page).email.fill('nobody@example.org');
    await page.keyboard.press('Enter');
    await page.getByText('If there is an account for nobody@example.org').waitFor();
    expect(await site.mailbox.allTo('nobody@example.org')).toEqual([]);
  });

  it('moves the account to another address only once it is opened and agreed to', async () => {
    const person = await site.newPerson();
    const { page } = await site.visitAs(person);
    const settings = new SettingsPage(page);
    await settings.open('E-mail');
    await page.getByLabel('New address').fill('moved@example.org');
    await settings.yourPassword.fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('A link is on its way to moved@example.org').waitFor();
    await site.mailbox.latestTo(person.user.email, { template: 'email-change-requested' });

    await follow(page, 'moved@example.org', 'confirm-email');
    const answered = await person.get<{ email: string }>('/api/me');
    expect(answered.body.email).toBe(person.user.email);
    await page.getByRole('button', { name: 'Use this address' }).click();
    await page.getByRole('heading', { name: 'Your address is changed' }).waitFor();
    await settings.open('E-mail');
    await page.getByRole('main').getByText('moved@example.org').first().waitFor();
    await site.mailbox.latestTo(person.user.email, { template: 'email-changed' });
  });

  it('shuts out a login that was not one’s own, after asking', async () => {
    const person = await site.newPerson();
    const intruder = await site.visit({
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
    });
    intruder.trouble.expect(/answered 401$/);
    await new SignInPage(intruder.page).open();
    await new SignInPage(intruder.page).logIn(person.user.email);
    await new DashboardPage(intruder.page).heading.waitFor();

    const { page } = await site.visitAs(person);
    await follow(page, person.user.email, 'new-device');
    await page.getByRole('heading', { name: 'This was not you?' }).waitFor();
    expect(await (await intruder.context.request.get('/api/me')).json()).toMatchObject({ id: person.user.id });
    await page.getByRole('button', { name: 'It was not me: shut them out' }).click();
    await page.getByRole('heading', { name: 'They are shut out' }).waitFor();
    await intruder.page.getByText('Your session has ended').waitFor();
    await site.mailbox.latestTo(person.user.email, { template: 'reset-password' });

    await new DashboardPage(page).open();
    const activity = new ActivityPage(page);
    await activity.open();
    await eventually(async () => {
      await activity.refresh();
      expect((await activity.entries.allInnerTexts()).join()).toContain('A login was reported as not yours');
    });
  });
});

/** Where the browser holds the token of a link: nowhere, one hopes. */
async function whereTokenIs(page: Page, token: string): Promise<string[]> {
  const held = await page.evaluate(() => ({
    address: location.href,
    storage: JSON.stringify([localStorage, sessionStorage]),
    history: JSON.stringify(history.state),
    page: document.documentElement.outerHTML,
    referrer: document.referrer,
  }));
  return Object.entries(held).flatMap(([place, text]) => (text.includes(token) ? [place] : []));
}
