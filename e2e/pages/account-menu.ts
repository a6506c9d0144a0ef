import type { Page } from 'playwright-core';

export class AccountMenu {
  readonly opener = this.page.getByRole('button', { name: 'account menu' });
  private readonly menu = this.page.getByRole('dialog', { name: 'Account' });
  readonly logOutButton = this.menu.getByRole('button', { name: 'Log out' });
  readonly settings = this.menu.getByRole('link', { name: 'Settings' });

  constructor(private readonly page: Page) {}

  async openSettings(): Promise<void> {
    await this.opener.click();
    await this.settings.click();
  }

  async logOut(): Promise<void> {
    await this.opener.click();
    await this.logOutButton.click();
  }
}
