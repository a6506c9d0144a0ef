import type { Locator, Page } from 'playwright-core';

export class ExpenseDetailPage {
  readonly heading = this.page.getByRole('heading', { level: 1 });
  readonly history = this.page.locator('.history-text');
  readonly back = this.page.getByRole('navigation', { name: 'Back' }).getByRole('link', { name: 'Expenses' });

  constructor(private readonly page: Page) {}

  async open(id: string): Promise<void> {
    await this.page.goto(`/expenses/${id}`);
    await this.heading.waitFor();
  }

  button(name: 'Edit' | 'Duplicate' | 'Delete' | 'Restore'): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }

  /** What stands beside a name: the date, the category, the note. */
  fact(name: string): Promise<string> {
    return this.page.locator('.detail-facts dl > div').filter({ hasText: name }).locator('dd').innerText();
  }
}
