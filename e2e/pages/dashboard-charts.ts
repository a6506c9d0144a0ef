import type { Locator, Page } from 'playwright-core';

export type View = 'Months' | 'Days' | 'Bubbles';

/** What stands between the dashboard's filter and its table. */
export class DashboardCharts {
  readonly overview = this.page.locator('.overview');
  readonly total = this.page.locator('.total-amount');
  readonly months = this.card('By month');
  readonly days = this.card('By day');
  readonly categories = this.card('By category');
  readonly unusual = this.card('Unusual');
  readonly biggest = this.card('Biggest');
  readonly recurring = this.card('Recurring');
  /** Those of months in which something was spent. */
  readonly bars = this.months.locator('.barlayer .point').filter({ visible: true });

  constructor(private readonly page: Page) {}

  card(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  async show(view: View): Promise<void> {
    await this.page.getByRole('group', { name: 'Chart' }).getByText(view).click();
  }

  /** Chooses something of the menu of a card. */
  async choose(
    card: Locator,
    action: 'Show as table' | 'Show as chart' | 'Save as PNG' | 'Save as CSV',
  ): Promise<void> {
    await card.getByRole('button', { name: /^More about/ }).click();
    await card.getByRole('button', { name: action }).click();
  }

  /** The cells of a card that is shown as a table, row by row. */
  async cells(card: Locator): Promise<string[][]> {
    return card
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())),
      );
  }

  /** The amounts of the categories, the largest first. */
  async categoryAmounts(): Promise<string[]> {
    return this.categories.locator('.breakdown-rows > li > .breakdown-row .breakdown-amount').allInnerTexts();
  }

  /** A day of the calendar, such as "2026-11-23". */
  day(date: string): Locator {
    return this.days.locator(`[data-date="${date}"]`);
  }
}
