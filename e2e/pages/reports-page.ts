import type { Page } from 'playwright-core';

export const REPORTS = {
  months: 'Month by month',
  years: 'Year by year',
  categories: 'Categories over time',
  merchants: 'Merchants',
  compare: 'Compare two periods',
} as const;
export type Report = keyof typeof REPORTS;

/** What stands in a table: the name of each row, and what its cells say. */
export type Table = Record<string, Record<string, string>>;

export class ReportsPage {
  readonly tabs = this.page.getByRole('navigation', { name: 'Reports' });
  readonly search = this.page.getByRole('searchbox', { name: 'Search in title and note' });
  readonly year = this.page.getByRole('combobox', { name: 'Year' });
  readonly table = this.page.getByRole('table');
  readonly csv = this.page.getByRole('button', { name: 'CSV', exact: true });
  readonly drawing = this.page.getByRole('img').locator('.main-svg').first();

  constructor(private readonly page: Page) {}

  async open(report: Report, query = ''): Promise<void> {
    await this.page.goto(`/reports/${report}${query}`);
    await this.page.getByRole('heading', { name: REPORTS[report], level: 1 }).waitFor();
  }

  /** By row and column, without what stands below an amount. */
  async cells(): Promise<Table> {
    return this.table.evaluate((table) => {
      const textOf = (cell: Element) => {
        const own = cell.cloneNode(true) as Element;
        for (const small of own.querySelectorAll('small')) small.remove();
        return own.textContent?.trim() ?? '';
      };
      const [head, ...rows] = [...table.querySelectorAll('tr')].map((row) => [...row.children].map(textOf));
      return Object.fromEntries(
        rows.map(([name = '', ...cells]) => [
          name,
          Object.fromEntries(cells.map((cell, index) => [head?.[index + 1] ?? '', cell])),
        ]),
      );
    });
  }
}
