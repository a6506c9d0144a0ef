import type { Locator, Page } from 'playwright-core';

export const SECTIONS = {
  Profile: 'profile',
  'Ways in': 'ways-in',
  Sessions: 'sessions',
  'Access tokens': 'tokens',
  'E-mail': 'email',
  Mails: 'mail',
  'Delete account': 'delete-account',
} as const;

export type Section = keyof typeof SECTIONS;

export class SettingsPage {
  readonly nav = this.page.getByRole('navigation', { name: 'Settings' });
  readonly heading = this.page.getByRole('heading', { level: 1 });
  readonly dialog = this.page.getByRole('dialog');
  /** Where a section tells in passing that something is done. */
  readonly toasts = this.page.locator('.toasts');
  readonly unverified = this.page.getByText('is not verified yet');
  readonly timeZone = this.page.getByRole('combobox', { name: 'Time zone' });
  readonly currentPassword = this.page.getByLabel('Current password');
  readonly newPassword = this.page.getByLabel('New password', { exact: true });
  readonly yourPassword = this.page.getByLabel('Your password');
  /** Sessions, tokens or connected accounts. */
  readonly entries = this.page.getByRole('main').getByRole('listitem');

  constructor(private readonly page: Page) {}

  async open(section: Section): Promise<void> {
    await this.page.goto(`/settings/${SECTIONS[section]}`);
    await this.heading.waitFor();
  }

  /** Follows the link to a section without loading the page anew. */
  async turnTo(section: Section): Promise<void> {
    await this.link(section).click();
    await this.page.waitForURL(`**/settings/${SECTIONS[section]}`);
  }

  link(section: Section): Locator {
    return this.nav.getByRole('link', { name: section });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** Agrees to what the open dialog asks. */
  async agree(action: string): Promise<void> {
    await this.dialog.getByRole('button', { name: action, exact: true }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
