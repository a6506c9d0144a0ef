import type { Locator, Page } from 'playwright-core';

export type Menu = 'Range' | 'Categories' | 'Amount' | 'Receipt' | 'Saved';

/** What the list of the dashboard is filtered by. */
export class FilterBar {
  readonly bar = this.page.getByRole('search');
  readonly search = this.page.getByRole('searchbox', { name: 'Search in title and note' });
  readonly chips = this.bar.getByRole('list', { name: 'Filters that are on' }).getByRole('button');
  readonly clearAll = this.bar.getByRole('button', { name: 'Clear all' });
  /** On a phone. */
  readonly sheetOpener = this.bar.getByRole('button', { name: /^Filter/ });
  readonly sheet = this.page.getByRole('dialog', { name: 'Filter' });
  readonly categorySearch = this.page.getByRole('combobox', { name: 'Find a category' });
  readonly firstDay = this.page.getByRole('textbox', { name: 'First day' });
  readonly lastDay = this.page.getByRole('textbox', { name: 'Last day' });
  readonly least = this.page.getByRole('textbox', { name: 'At least' });
  readonly most = this.page.getByRole('textbox', { name: 'At most' });
  readonly newName = this.page.getByRole('textbox', { name: 'Save this filter as' });
  readonly total = this.page.locator('.total');

  constructor(private readonly page: Page) {}

  menu(name: Menu): Locator {
    return this.page.getByRole('button', { name, exact: name === 'Amount' }).and(this.page.locator('.filter-button'));
  }

  drop(name: Menu): Locator {
    return this.page.getByRole('group', { name, exact: true }).and(this.page.locator('.filter-drop'));
  }

  async choosePeriod(name: 'All' | 'This month' | 'Last month' | 'This year'): Promise<void> {
    await this.page.getByRole('group', { name: 'Period' }).getByText(name, { exact: true }).click();
  }

  /** Turns a category on or off, in the open menu or sheet. */
  async toggleCategory(name: string): Promise<void> {
    await this.page.getByRole('option', { name }).click();
  }

  /** The rules that are on, as their chips say. */
  async rules(): Promise<string[]> {
    const names = await this.bar.locator('.filter-chip-text').allInnerTexts();
    return names.map((name) => name.replace(/\s/g, ' '));
  }

  savedFilter(name: string): Locator {
    return this.drop('Saved').locator('.saved-choice', { hasText: name });
  }
}
