import type { Page } from 'playwright-core';
import type { TestClient } from '#server/testing/test-client.js';
import { AccountMenu } from './pages/account-menu.js';
import { SettingsPage } from './pages/settings-page.js';
import { SignInPage } from './pages/sign-in-page.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { Site } from './support/site.js';

const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);
const LONG_NAME = 'Donaudampfschifffahrtsgesellschaft'.repeat(2);

const CONNECTED = {
  id: '0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f',
  provider: 'google',
  providerName: 'Google',
  email: 'wilhelmina.featherstonehaugh-cholmondeley@a-rather-long-domain.example.org',
  createdAt: '2026-05-01T10:00:00Z',
  lastUsedAt: null,
};

describe('the pages about the account', () => {
  const site = Site.use();
  let busy: TestClient;

  beforeAll(async () => {
    busy = await site.newPerson({ name: LONG_NAME });
    await busy.post('/api/auth/tokens', { name: LONG_NAME, scope: 'write' });
    await busy.post('/api/auth/tokens', { name: 'Backup', scope: 'read', expiresAt: '2099-01-01T00:00:00Z' });
  });

  describe.each(LOOKS)('$width wide and $colorScheme', ({ width, colorScheme }) => {
    const look = { viewport: { width, height: 844 }, colorScheme };

    async function inspect(page: Page): Promise<void> {
      expect(await sidewaysOverflow(page)).toEqual([]);
      expect(await accessibilityProblems(page)).toEqual([]);
    }

    it('are in order for people who are not signed in', async () => {
      const { page, trouble } = await site.visit(look);
      const login = new SignInPage(page);
      trouble.expect(/answered 4(00|01|22|29)$/);
      await page.route('**/api/auth/providers', (route) =>
        route.fulfill({ json: { items: [{ id: 'google', name: 'Google' }], demo: true } }),
      );
      await page.goto('/login?problem=account_exists');
      await page.getByText('You have an account here already').waitFor();
      await page.getByRole('link', { name: 'Continue with Google' }).waitFor();
      await inspect(page);
      await login.logIn('nobody@example.org');
      await page.getByText('do not belong together').waitFor();
      await inspect(page);
      await page.route('**/api/auth/login', (route) =>
        route.fulfill({
          status: 429,
          headers: { 'Retry-After': '45' },
          json: { code: 'too_many_requests', title: 'x' },
        }),
      );
      await login.logIn('nobody@example.org');
      await page
        .getByText(/Try again in 4\d seconds/)
        .first()
        .waitFor();
      await inspect(page);

      await page.goto('/register');
      await login.email.fill('ana@example.org');
      await login.password.fill('password1');
      await page.getByText('Very weak.').waitFor();
      await login.password.press('Enter');
      await page.getByText('one of the most common passwords').waitFor();
      await inspect(page);
      await login.password.fill('walnut ferry quiet lantern');
      await page.getByText('Very strong.').waitFor();
      await inspect(page);

      await page.goto('/forgot');
      await login.email.fill('nobody@example.org');
      await inspect(page);
      await login.email.press('Enter');
      await page.getByText('If there is an account').waitFor();
      await inspect(page);
    });

    it.each([
      { path: '/reset', by: 'anybody' },
      { path: '/verify', by: 'its owner' },
      { path: '/confirm-email', by: 'its owner' },
      { path: '/not-me', by: 'anybody' },
    ])('are in order where $path leads $by', async ({ path, by }) => {
      const { page, trouble } = by === 'anybody' ? await site.visit(look) : await site.visitAs(busy, look);
      trouble.expect(/answered 422$/);
      await page.goto(path);
      await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
      await inspect(page);
      await page.goto(`${path}?token=used`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await inspect(page);
    });

    it('are in order with much and with nothing in them', async () => {
      const { page } = await site.visitAs(busy, look);
      const settings = new SettingsPage(page);
      await settings.open('Profile');
      await settings.unverified.waitFor();
      await inspect(page);
      await settings.timeZone.fill('a');
      await page.getByRole('option').first().waitFor();
      await inspect(page);
      await page.reload();
      await new AccountMenu(page).opener.click();
      await inspect(page);

      await settings.open('Ways in');
      await settings.newPassword.waitFor();
      await inspect(page);
      await settings.open('Sessions');
      await settings.entries.filter({ hasText: 'This device' }).waitFor();
      await inspect(page);
      await settings.open('Access tokens');
      await settings.entries.filter({ hasText: 'Backup' }).waitFor();
      await inspect(page);
      await page.getByLabel('Name').fill(`Another ${width} ${colorScheme}`);
      await settings.button('Make the token').click();
      await page.getByText('Copy it now').waitFor();
      await inspect(page);
      await settings.button(`Revoke Another ${width} ${colorScheme}`).click();
      await settings.dialog.waitFor();
      await inspect(page);

      await settings.open('E-mail');
      await settings.yourPassword.waitFor();
      await inspect(page);
      await settings.open('Delete account');
      await settings.yourPassword.waitFor();
      await inspect(page);

      const { page: newcomers } = await site.visitAs(await site.newPerson(), look);
      await new SettingsPage(newcomers).open('Access tokens');
      await newcomers.getByText('Nothing but this website').waitFor();
      await inspect(newcomers);
    });

    it('are in order with connected accounts, and when something does not work', async () => {
      const { page, trouble } = await site.visitAs(busy, look);
      trouble.expect(/answered (500|422)$/);
      const settings = new SettingsPage(page);
      const ways = { hasPassword: true, emailVerified: true, fresh: false, identities: [CONNECTED] };
      await page.route('**/api/auth/ways-in', (route) => route.fulfill({ json: ways }));
      await page.goto('/settings?problem=identity_taken');
      await page.getByText('That account is connected already').waitFor();
      await settings.button('Disconnect Google').waitFor();
      await inspect(page);
      await settings.currentPassword.fill('not this one');
      await settings.newPassword.fill('walnut ferry quiet lantern');
      await page.keyboard.press('Enter');
      await page.getByText('This is not right').waitFor();
      await inspect(page);

      await page.route('**/api/auth/ways-in', (route) => route.fulfill({ json: { ...ways, hasPassword: false } }));
      await settings.open('Ways in');
      await page.getByRole('link', { name: 'Sign in again with Google' }).waitFor();
      await inspect(page);

      await page.route(/\/api\/auth\/(sessions|ways-in)$/, (route) => route.fulfill({ status: 500, json: {} }));
      for (const section of ['Sessions', 'Ways in', 'E-mail'] as const) {
        await settings.open(section);
        await page.getByRole('alert').waitFor();
        await inspect(page);
      }
    });
  });
});
