import type { Locator, Page } from 'playwright-core';

export class MonitorPage {
  readonly heading: Locator;
  readonly parked: Locator;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Monitor', level: 1 });
    this.parked = page.getByRole('region', { name: 'Parked messages' }).getByRole('group').locator('.parked-entry');
  }

  async open(): Promise<void> {
    await this.page.goto('/monitor');
    await this.heading.waitFor();
  }

  /** The figure on a tile, such as of "Parked". */
  figure(tile: string): Locator {
    return this.page
      .getByRole('list', { name: 'At a glance' })
      .getByRole('listitem')
      .filter({ has: this.page.getByText(tile, { exact: true }) })
      .locator('strong');
  }
}
