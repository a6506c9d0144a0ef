import { AccountMenu } from './pages/account-menu.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { SignInPage } from './pages/sign-in-page.js';
import { eventually } from './support/eventually.js';
import { focused, tabTo } from './support/keyboard.js';
import { PASSWORD } from './support/password.js';
import { Site } from './support/site.js';

describe('the keyboard alone', () => {
  const site = Site.use();

  it('logs in, records two expenses, sorts them and logs out', async () => {
    const person = await site.newPerson();
    const { page } = await site.visit();
    const [login, dashboard, menu] = [new SignInPage(page), new DashboardPage(page), new AccountMenu(page)];
    const { form } = dashboard;

    await login.open();
    await tabTo(page, login.email);
    await page.keyboard.type(person.user.email);
    await tabTo(page, login.password);
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('Record your first expense').waitFor();

    for (const [amount, title, category] of [
      ['3', 'Apples', 'Food'],
      ['20', 'Train', 'Transport'],
    ] as const) {
      await form.openByKey();
      await focused(form.amount);
      await page.keyboard.type(amount);
      await tabTo(page, form.title);
      await page.keyboard.type(title);
      await tabTo(page, form.category);
      await page.keyboard.type(category);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await form.dialog.waitFor({ state: 'hidden' });
      await eventually(async () => expect(await dashboard.titles()).toContain(title));
    }

    const amountHeader = dashboard.columnHeader('Amount');
    await tabTo(page, amountHeader.getByRole('button'));
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await dashboard.titles()).toEqual(['Train', 'Apples']));
    await page.keyboard.press('Space');
    await eventually(async () => expect(await dashboard.titles()).toEqual(['Apples', 'Train']));
    expect(await amountHeader.getAttribute('aria-sort')).toBe('ascending');

    await tabTo(page, menu.opener, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, menu.logOutButton);
    await page.keyboard.press('Enter');
    await login.heading.waitFor();
  });

  it('leaves the form by Escape, back to where it was opened', async () => {
    const { page } = await site.visitAs(await site.newPerson());
    const dashboard = new DashboardPage(page);
    await dashboard.open();
    const opener = page.getByRole('button', { name: 'New expense' }).first();
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    await focused(dashboard.form.amount);
    await page.keyboard.press('Escape');
    await dashboard.form.dialog.waitFor({ state: 'hidden' });
    await focused(opener);
  });
});
