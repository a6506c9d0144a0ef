import type { Locator, Page } from 'playwright-core';

/** The list of receipts, and the viewer that opens from it. */
export class ReceiptsPage {
  readonly heading = this.page.getByRole('heading', { name: 'Receipts', level: 1 });
  readonly views = this.page.getByRole('navigation', { name: 'Which receipts' });
  readonly search = this.page.getByRole('searchbox', { name: 'Search in what was read' });
  readonly list = this.page.getByRole('region', { name: 'List of receipts' });
  readonly cards = this.list.locator('app-receipt-card');
  readonly viewer = this.page.getByRole('dialog').filter({ has: this.page.locator('app-receipt-viewer') });
  readonly picture = this.viewer.getByRole('img');
  readonly pages = this.viewer.getByRole('group', { name: 'Pages' });
  readonly close = this.viewer.getByRole('button', { name: 'Close' });

  constructor(private readonly page: Page) {}

  async open(query = ''): Promise<void> {
    await this.page.goto(`/receipts${query}`);
    await this.heading.waitFor();
  }

  names(): Promise<string[]> {
    return this.cards.locator('.receipt-name').allInnerTexts();
  }

  card(name: string): Locator {
    return this.cards.filter({ hasText: name });
  }

  lookAt(name: string): Locator {
    return this.page.getByRole('button', { name: `Look at ${name}` });
  }

  delete(name: string): Locator {
    return this.page.getByRole('button', { name: `Delete ${name}`, exact: true });
  }

  /** Waits until the picture of the viewer is drawn. */
  async drawn(): Promise<void> {
    await this.viewer.locator('img.is-there').waitFor();
  }
}
