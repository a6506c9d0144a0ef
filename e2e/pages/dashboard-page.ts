import type { Locator, Page } from 'playwright-core';
import { BubbleChart } from './bubble-chart.js';
import { ExpenseForm } from './expense-form.js';

export type Column = 'Date' | 'Title' | 'Category' | 'Amount';

const FIELDS = { Date: 'spentOn', Title: 'title', Category: 'category', Amount: 'amount' } as const;

export interface Row {
  date: string;
  title: string;
  category: string;
  amount: string;
}

export class DashboardPage {
  readonly heading = this.page.getByRole('heading', { name: 'Dashboard', level: 1 });
  readonly form = new ExpenseForm(this.page);
  readonly chart = new BubbleChart(this.page);
  readonly table = this.page.getByRole('region', { name: 'Table of expenses' }).getByRole('table');
  readonly pager = this.page.getByRole('navigation', { name: 'Pages of expenses' });
  readonly pageSize = this.page.getByLabel('Rows');
  readonly pageNumber = this.pager.getByRole('textbox', { name: 'Page' });
  readonly toasts = this.page.locator('.toasts');
  readonly undo = this.toasts.getByRole('button', { name: 'Undo' });
  /** What can be done to the chosen rows. */
  readonly selectionBar = this.page.getByRole('group', { name: 'Selected expenses' });
  /** Without what stands in for rows that are still on their way. */
  private readonly rowsOfTable = this.table.locator('tbody tr:not([aria-hidden])');

  constructor(private readonly page: Page) {}

  async open(query = ''): Promise<void> {
    await this.page.goto(`/${query}`);
    await this.heading.waitFor();
  }

  columnHeader(column: Column): Locator {
    return this.table.getByRole('columnheader', { name: column });
  }

  /** Presses the heading of a column. */
  async sortBy(column: Column): Promise<void> {
    await this.columnHeader(column).getByRole('button').click();
  }

  async rows(): Promise<Row[]> {
    return this.rowsOfTable.evaluateAll((elements) =>
      elements.map((row) => {
        const textOf = (part: string) => row.querySelector<HTMLElement>(part)?.innerText.trim() ?? '';
        return {
          date: textOf('time'),
          title: textOf('.expense-title'),
          category: textOf('.category-name'),
          amount: textOf('.amount'),
        };
      }),
    );
  }

  /** The first row of that title. */
  row(title: string): Locator {
    return this.rowsOfTable.filter({ has: this.page.getByRole('link', { name: title, exact: true }) }).first();
  }

  /** What stands in a row's cell and takes the focus: what it holds, or the field it is typed into. */
  cell(title: string, column: Column): Locator {
    return this.row(title).locator(`[data-field="${FIELDS[column]}"] [data-stop="${FIELDS[column]}"]`);
  }

  /** The field in which a cell is typed into; the row may have no title meanwhile. */
  field(title: string, column: Column): Locator {
    return this.table.getByLabel(`${column} of ${title}`, { exact: true });
  }

  /** On a wide screen the buttons stand in the row, on a narrow one in a sheet. */
  async act(action: 'Edit' | 'Duplicate' | 'Delete', title: string): Promise<void> {
    const opener = this.page.getByRole('button', { name: `Actions for ${title}`, exact: true });
    if (await opener.isVisible()) await opener.click();
    await this.page.getByRole('button', { name: `${action} ${title}`, exact: true }).click();
  }

  select(title: string): Locator {
    return this.page.getByRole('checkbox', { name: `Select ${title}`, exact: true });
  }

  async setCategory(name: string): Promise<void> {
    await this.selectionBar.getByRole('button', { name: 'Set category…' }).click();
    await this.selectionBar.getByLabel('Category for the selected expenses').selectOption({ label: name });
    await this.selectionBar.getByRole('button', { name: 'Set', exact: true }).click();
  }

  async titles(): Promise<string[]> {
    return (await this.rows()).map(({ title }) => title);
  }

  /** The calendar dates of the rows, such as "2026-11-23". */
  days(): Promise<string[]> {
    return this.table.locator('time').evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));
  }

  /** Follows a link of the pager by the words it is read by. */
  async turnTo(link: 'First page' | 'Previous page' | 'Next page' | 'Last page'): Promise<void> {
    await this.pager.getByText(link).click();
  }
}
