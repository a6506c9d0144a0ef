import type { Page } from 'playwright-core';

export class ActivityPage {
  readonly heading = this.page.getByRole('heading', { name: 'Activity', level: 1 });
  readonly entries = this.page.getByRole('region', { name: 'Feed' }).getByRole('listitem');
  readonly kind = this.page.getByLabel('Kind');
  readonly from = this.page.getByRole('textbox', { name: 'From', exact: true });
  readonly to = this.page.getByRole('textbox', { name: 'To', exact: true });
  readonly clearButton = this.page.getByRole('button', { name: 'Clear' });
  readonly refreshButton = this.page.getByRole('button', { name: 'Refresh' });

  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Activity' }).first().click();
    await this.heading.waitFor();
  }

  /** Asks for what has happened since. */
  async refresh(): Promise<void> {
    const answered = this.page.waitForResponse(/\/api\/activity(\?|$)/);
    await this.refreshButton.click();
    await answered;
  }
}
