import type { Locator, Page } from 'playwright-core';

export class BudgetsPage {
  readonly heading = this.page.getByRole('heading', { name: 'Budgets', level: 1 });
  readonly month = this.page.locator('#budget-month');
  readonly add = this.page.getByRole('button', { name: 'New budget' });
  readonly rows = this.page.getByRole('list', { name: 'Budgets' }).locator('app-budget-row');
  readonly dialog = this.page.getByRole('dialog');
  readonly category = this.dialog.getByLabel('For', { exact: true });
  readonly amount = this.dialog.getByLabel('Amount for each month');
  readonly carryOver = this.dialog.getByLabel('Carry over to the next month');
  readonly toasts = this.page.locator('.toasts');

  constructor(private readonly page: Page) {}

  async open(query = ''): Promise<void> {
    await this.page.goto(`/budgets${query}`);
    await this.heading.waitFor();
    await this.page.getByRole('list', { name: 'Budgets' }).waitFor();
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  bar(name: string): Locator {
    return this.page.getByRole('meter', { name: `Budget: ${name}` });
  }

  edit(name: string): Locator {
    return this.page.getByRole('button', { name: `Edit the budget: ${name}`, exact: true });
  }

  remove(name: string): Locator {
    return this.page.getByRole('button', { name: `Delete the budget: ${name}`, exact: true });
  }

  async undo(text: string): Promise<void> {
    await this.toasts.locator('.toast-notice').filter({ hasText: text }).getByRole('button', { name: 'Undo' }).click();
  }
}
