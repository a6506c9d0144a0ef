import type { Page } from 'playwright-core';
import { type OpenIdProvider, startOpenIdProvider } from '#server/testing/openid-provider.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { SettingsPage } from './pages/settings-page.js';
import { SignInPage } from './pages/sign-in-page.js';
import { freePort } from './support/free-port.js';
import { PASSWORD } from './support/password.js';
import { Site } from './support/site.js';

const ACCOUNTS = [
  { sub: 'mia', email: 'mia@example.org', email_verified: true, name: 'Mia' },
  { sub: 'noa', email: 'noa@example.org', email_verified: true, name: 'Noa' },
  { sub: 'ole', email: 'ole@example.org', email_verified: true, name: 'Ole' },
];

describe('another provider', () => {
  let provider: OpenIdProvider;
  const site = Site.use(async () => {
    const port = await freePort();
    const callback = `http://localhost:${port}/api/auth/oidc/oidc/callback`;
    provider = await startOpenIdProvider({ redirectUris: [callback], accounts: ACCOUNTS });
    return {
      PORT: String(port),
      OIDC_NAME: 'Our family',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
    };
  });
  afterAll(() => provider.stop());

  async function signInThere(page: Page, account: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Account' }).fill(account);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
  }

  it('lets a person in, who then sets a password and can do without the provider', async () => {
    const { page } = await site.visit();
    await page.goto('/login?returnTo=/settings/ways-in');
    await page.getByRole('link', { name: 'Continue with Our family' }).click();
    await signInThere(page, 'mia');
    const settings = new SettingsPage(page);
    await page.getByRole('heading', { name: 'Set a password' }).waitFor();
    await page.getByText('It is your only way in. Set a password first.').waitFor();
    expect(await settings.button('Disconnect Our family').count()).toBe(0);

    await settings.newPassword.fill(PASSWORD);
    await page.keyboard.press('Enter');
    await settings.toasts.getByText('Your password is set.').waitFor();
    await settings.button('Disconnect Our family').click();
    await settings.agree('Disconnect');
    await settings.button('Connect Our family').waitFor();
    await page.getByText('It is your only way in. Connect another account first').waitFor();
  });

  it('is connected after proof by the password, and then does without it', async () => {
    const person = await site.newPerson();
    const { page, trouble } = await site.visit();
    trouble.expect(/answered 4(01|03|22)$/);
    const settings = new SettingsPage(page);
    // A session that is not fresh: what was proved at its beginning is too long ago.
    await page.route('**/api/auth/ways-in', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), fresh: false } });
    });
    await page.goto('/login?returnTo=/settings/ways-in');
    await new SignInPage(page).logIn(person.user.email);
    await settings.button('Connect Our family').click();
    await settings.yourPassword.fill('not this one');
    await page.keyboard.press('Enter');
    await settings.dialog.getByText('This is not right').waitFor();
    await settings.yourPassword.fill(PASSWORD);
    await page.keyboard.press('Enter');
    await signInThere(page, 'noa');
    await settings.button('Disconnect Our family').waitFor();

    await settings.button('Remove the password').click();
    await settings.agree('Remove the password');
    await settings.toasts.getByText('Your password is removed.').waitFor();
    await page.getByRole('link', { name: 'Sign in again with Our family' }).waitFor();
  });

  it('proves who one is, without a password, before the account is deleted', async () => {
    const { page } = await site.visit();
    await page.goto('/login');
    await page.getByRole('link', { name: 'Continue with Our family' }).click();
    await signInThere(page, 'ole');
    await new DashboardPage(page).heading.waitFor();
    const settings = new SettingsPage(page);
    let isFresh = false;
    await page.route('**/api/auth/ways-in', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), fresh: isFresh } });
    });
    await settings.open('Delete account');
    const proof = page.getByRole('link', { name: 'Sign in again with Our family' });
    await proof.waitFor();
    isFresh = true;
    await proof.click();
    await signInThere(page, 'ole');
    await page.waitForURL('**/settings/delete-account');
    await settings.button('Delete my account').click();
    await settings.agree('Delete my account');
    await new SignInPage(page).heading.waitFor();
  });

  it('that says no leaves everything as it is, and says what to do', async () => {
    const { page } = await site.visit();
    await page.goto('/login?returnTo=/activity');
    await page.getByRole('link', { name: 'Continue with Our family' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The provider did not let you in').waitFor();
    expect(new URL(page.url()).pathname).toBe('/login');
  });
});
