import type { Locator, Page } from 'playwright-core';

export class TrashPage {
  readonly heading = this.page.getByRole('heading', { name: 'Trash', level: 1 });
  readonly items = this.page.getByRole('region', { name: 'Deleted expenses' }).locator('.trash-item');
  readonly pager = this.page.getByRole('navigation', { name: 'Pages of the trash' });

  constructor(private readonly page: Page) {}

  async open(query = ''): Promise<void> {
    await this.page.goto(`/trash${query}`);
    await this.heading.waitFor();
  }

  titles(): Promise<string[]> {
    return this.items.locator('.trash-title').allInnerTexts();
  }

  restoreButton(title: string): Locator {
    return this.page.getByRole('button', { name: `Restore ${title}`, exact: true });
  }
}
