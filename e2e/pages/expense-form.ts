import type { Locator, Page } from 'playwright-core';

export interface TypedExpense {
  amount?: string;
  title?: string;
  category?: string;
  date?: string;
  note?: string;
}

/** The dialog in which an expense is recorded or changed. */
export class ExpenseForm {
  readonly dialog = this.page.getByRole('dialog', { name: /^(New|Edit) expense$/ });
  readonly amount = this.dialog.getByLabel('Amount');
  readonly title = this.dialog.getByRole('combobox', { name: 'Title' });
  /** The titles used before, while they are suggested. */
  readonly suggestions = this.dialog.getByRole('listbox', { name: 'Earlier titles' }).getByRole('option');
  readonly category = this.dialog.getByRole('combobox', { name: 'Category' });
  readonly categories = this.dialog
    .getByRole('listbox', { name: 'Categories', includeHidden: true })
    .getByRole('option', { includeHidden: true });
  /** Which category the title suggests, and why. */
  readonly advice = this.dialog.locator('.category-advice');
  readonly date = this.dialog.getByRole('textbox', { name: 'Date' });
  readonly note = this.dialog.getByRole('textbox', { name: 'Note' });
  readonly save = this.dialog.getByRole('button', { name: 'Save', exact: true });

  constructor(private readonly page: Page) {}

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  /** As everybody does who has read it once: from anywhere on the page. */
  async openByKey(): Promise<void> {
    await this.page.keyboard.press('n');
    await this.ready();
  }

  /** Once the categories are there. */
  async ready(): Promise<void> {
    await this.categories.getByText('Food', { exact: true }).waitFor({ state: 'attached' });
  }

  async fill({ amount, title, category, date, note }: TypedExpense): Promise<void> {
    if (amount !== undefined) await this.amount.fill(amount);
    if (title !== undefined) await this.title.fill(title);
    if (category !== undefined) await this.chooseCategory(category);
    if (date !== undefined) await this.date.fill(date);
    if (note !== undefined) await this.note.fill(note);
  }

  async chooseCategory(name: string): Promise<void> {
    await this.category.fill(name);
    await this.category.press('Enter');
  }

  async record(expense: TypedExpense): Promise<void> {
    await this.fill(expense);
    await this.save.click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async typed(): Promise<Required<TypedExpense>> {
    return {
      amount: await this.amount.inputValue(),
      title: await this.title.inputValue(),
      category: await this.category.inputValue(),
      date: await this.date.inputValue(),
      note: await this.note.inputValue(),
    };
  }

  /** The sentence that stands at a field, as a screen reader is told it; empty while the field is not wrong. */
  async errorAt(field: Locator): Promise<string> {
    return field.evaluate((input) => {
      if (input.getAttribute('aria-invalid') !== 'true') return '';
      const ids = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id.endsWith('error'));
      return ids.map((id) => document.getElementById(id)?.textContent?.trim() ?? '').join(' ');
    });
  }
}
