import { DashboardPage } from './pages/dashboard-page.js';
import { AccountMenu } from './pages/account-menu.js';
import { SettingsPage } from './pages/settings-page.js';
import { SignInPage } from './pages/sign-in-page.js';
import { eventually } from './support/eventually.js';
import { focused, tabTo } from './support/keyboard.js';
import { PASSWORD } from './support/password.js';
import { Site } from './support/site.js';

describe('the settings by the keyboard alone', () => {
  const site = Site.use();

  it('change the profile, make and revoke a token, and delete the account', async () => {
    const person = await site.newPerson();
    const { page } = await site.visitAs(person);
    const [dashboard, menu, settings] = [new DashboardPage(page), new AccountMenu(page), new SettingsPage(page)];
    await dashboard.open();
    await tabTo(page, menu.opener);
    await page.keyboard.press('Enter');
    await tabTo(page, menu.settings);
    await page.keyboard.press('Enter');
    await focused(page.getByRole('heading', { name: 'Profile', level: 1 }));

    await tabTo(page, settings.timeZone);
    await page.keyboard.type('tok');
    await eventually(async () => expect(await settings.timeZone.getAttribute('aria-expanded')).toBe('true'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await settings.timeZone.inputValue()).toBe('Asia/Tokyo'));
    await tabTo(page, settings.button('Save'));
    await page.keyboard.press('Enter');
    await settings.toasts.getByText('Your profile is saved.').waitFor();
    expect((await person.get<{ timeZone: string }>('/api/me')).body.timeZone).toBe('Asia/Tokyo');

    await tabTo(page, settings.link('Access tokens'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await focused(page.getByRole('heading', { name: 'Access tokens', level: 1 }));
    await tabTo(page, page.getByLabel('Name'));
    await page.keyboard.type('Script');
    await tabTo(page, page.getByRole('radio', { name: 'Read', exact: true }));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, settings.button('Make the token'));
    await page.keyboard.press('Enter');
    await focused(page.getByRole('heading', { name: 'Your token “Script”' }));
    await settings.entries.filter({ hasText: 'Reads and writes' }).waitFor();
    await tabTo(page, settings.button('Revoke Script'));
    await page.keyboard.press('Enter');
    await focused(settings.dialog.getByRole('button', { name: 'Cancel' }));
    await page.keyboard.press('Escape');
    await settings.dialog.waitFor({ state: 'hidden' });
    await focused(settings.button('Revoke Script'));
    await page.keyboard.press('Enter');
    await tabTo(page, settings.dialog.getByRole('button', { name: 'Revoke the token' }));
    await page.keyboard.press('Enter');
    await page.getByText('Nothing but this website acts in your name.').waitFor();

    await tabTo(page, settings.link('Delete account'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, settings.yourPassword);
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await tabTo(page, settings.dialog.getByRole('button', { name: 'Delete my account' }));
    await page.keyboard.press('Enter');
    await new SignInPage(page).heading.waitFor();
    await eventually(async () => expect((await person.get('/api/me')).status).toBe(401));
  });
});
