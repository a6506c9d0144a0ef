import type { Page } from 'playwright-core';
import { AccountMenu } from './account-menu.js';
import { SECTIONS, type Section, SettingsPage } from './settings-page.js';

export type Place = 'Dashboard' | 'Categories' | 'Activity' | Section;

/** Every page of a signed-in person, by the links that lead there. */
export class PageTour {
  private readonly settings = new SettingsPage(this.page);
  private readonly menu = new AccountMenu(this.page);

  constructor(private readonly page: Page) {}

  async goTo(place: Place): Promise<void> {
    if (place === 'Dashboard' || place === 'Categories' || place === 'Activity') {
      await this.page
        .getByRole('navigation', { name: 'Main', exact: true })
        .getByRole('link', { name: place })
        .dispatchEvent('click');
      return;
    }
    if (!(await this.settings.nav.isVisible())) await this.menu.openSettings();
    await this.settings.turnTo(place);
  }

  /** Opens each page in turn and waits for what it has to show; `expense` is the title of one. */
  async seeEverything(expense: string): Promise<void> {
    const { page } = this;
    await page.getByText(expense).first().waitFor();
    await this.goTo('Categories');
    await page.getByRole('region', { name: 'Categories' }).getByRole('listitem').first().waitFor();
    await this.goTo('Activity');
    await page.getByRole('region', { name: 'Feed' }).getByRole('listitem').first().waitFor();
    const shown: Record<Section, string> = {
      Profile: 'Time zone',
      'Ways in': 'Change the password',
      Sessions: 'This device',
      'Access tokens': 'Your tokens',
      'E-mail': 'Use another address',
      Mails: 'Welcome',
      'Delete account': 'The ledger',
    };
    for (const section of Object.keys(SECTIONS) as Section[]) {
      await this.goTo(section);
      await page.getByRole('main').getByText(shown[section]).first().waitFor();
    }
  }
}
