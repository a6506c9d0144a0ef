import { DashboardPage } from './pages/dashboard-page.js';
import { SettingsPage } from './pages/settings-page.js';
import { SignInPage } from './pages/sign-in-page.js';
import { Site } from './support/site.js';

const NOTICES_WITHIN_MS = 15_000;
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

describe('the sessions of a person', () => {
  const site = Site.use();

  async function signedInOnPhone(email: string) {
    const phone = await site.visit({ userAgent: PHONE, viewport: { width: 390, height: 844 } });
    await new SignInPage(phone.page).open();
    await new SignInPage(phone.page).logIn(email);
    await new DashboardPage(phone.page).heading.waitFor();
    return phone;
  }

  it('are seen with their devices, and one ended elsewhere notices it and comes back after a login', async () => {
    const person = await site.newPerson();
    const phone = await signedInOnPhone(person.user.email);
    phone.trouble.expect(/^GET \/api\/auth\/session answered 401$/);
    await phone.page.goto('/activity');
    await phone.page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor();

    const { page } = await site.visitAs(person);
    const settings = new SettingsPage(page);
    await settings.open('Sessions');
    const onPhone = settings.entries.filter({ hasText: 'Safari on iOS' });
    expect(await onPhone.innerText()).toMatch(/127\.0\.0\.1 · used just now/);
    expect(await settings.entries.filter({ hasText: 'This device' }).count()).toBe(1);

    await onPhone.getByRole('button').click();
    const ended = Date.now();
    await settings.agree('End the session');
    await phone.page.getByText('Your session has ended').waitFor({ timeout: NOTICES_WITHIN_MS });
    expect(Date.now() - ended).toBeLessThan(NOTICES_WITHIN_MS);
    await onPhone.waitFor({ state: 'detached' });
    await page.getByText('You are logged in nowhere else.').waitFor();

    expect(await phone.page.content()).not.toContain(person.user.email);
    await new SignInPage(phone.page).logIn(person.user.email);
    await phone.page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor();
  });

  it('can all be ended but one’s own', async () => {
    const person = await site.newPerson();
    const phone = await signedInOnPhone(person.user.email);
    phone.trouble.expect(/^GET \/api\/auth\/session answered 401$/);
    const { page } = await site.visitAs(person);
    const settings = new SettingsPage(page);
    await settings.open('Sessions');
    await settings.button('Log out everywhere else').click();
    await page.keyboard.press('Escape');
    await settings.dialog.waitFor({ state: 'hidden' });
    await settings.button('Log out everywhere else').click();
    await settings.agree('Log out the others');
    await page.getByText('You are logged in nowhere else.').waitFor();
    await phone.page.getByText('Your session has ended').waitFor({ timeout: NOTICES_WITHIN_MS });
  });

  it('end elsewhere with a change of the password, if that is wished', async () => {
    const person = await site.newPerson();
    const { page, trouble } = await site.visitAs(person);
    const settings = new SettingsPage(page);
    const phone = await signedInOnPhone(person.user.email);
    phone.trouble.expect(/^GET \/api\/auth\/session answered 401$/);
    await settings.open('Ways in');
    trouble.expect(/^PUT \/api\/auth\/password answered 422$/);
    await settings.currentPassword.fill('not this one');
    await settings.newPassword.fill('walnut ferry quiet lantern');
    await page.keyboard.press('Enter');
    await page.getByText('This is not right').waitFor();
    await settings.currentPassword.fill('correct horse battery');
    await page.keyboard.press('Enter');
    await settings.toasts.getByText('Every other device is logged out').waitFor();
    await phone.page.getByText('Your session has ended').waitFor({ timeout: NOTICES_WITHIN_MS });
    await settings.open('Sessions');
    await page.getByText('You are logged in nowhere else.').waitFor();
  });

  it('are not asked about by a page that nobody looks at, or where nobody is signed in', async () => {
    const { page, context } = await site.visit();
    const asked: string[] = [];
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.clock.install();
    await new SignInPage(page).open();
    await new SignInPage(page).heading.waitFor();
    await page.clock.runFor(120_000);
    expect(asked).not.toContain('/api/auth/session');
  });
});
