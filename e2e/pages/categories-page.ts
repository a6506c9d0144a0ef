import type { Locator, Page } from 'playwright-core';

export type CategoryMenuItem =
  | 'Rename'
  | 'Edit…'
  | 'Add a sub-category'
  | 'Move up'
  | 'Move down'
  | 'Merge into…'
  | 'Archive'
  | 'Bring back'
  | 'Delete…';

export class CategoriesPage {
  readonly heading = this.page.getByRole('heading', { name: 'Categories', level: 1 });
  readonly add = this.page.getByRole('button', { name: 'New category' });
  readonly dialog = this.page.getByRole('dialog');
  readonly name = this.dialog.getByLabel('Name', { exact: true });
  readonly parent = this.dialog.getByLabel('Sub-category of');
  readonly iconSearch = this.dialog.getByLabel('Search for an icon');
  /** The one that takes the expenses, when the dialog asks for it. */
  readonly heir = this.dialog.getByLabel('Into');
  readonly menu = this.page.getByRole('menu');
  readonly archive = this.page.locator('details');
  readonly toasts = this.page.locator('.toasts');
  private readonly panel = this.page.getByRole('region', { name: 'Categories' });

  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/categories');
    await this.panel.getByRole('list').first().waitFor();
  }

  /** The names in their order, a sub-category with two blanks before it; without those put away. */
  outline(): Promise<string[]> {
    return this.panel.locator('[data-category]').evaluateAll((items) =>
      items.map((item) => {
        const name = item.querySelector<HTMLElement>('.category-title')?.innerText.trim() ?? '';
        return item.parentElement?.closest('[data-category]') ? `  ${name}` : name;
      }),
    );
  }

  row(name: string): Locator {
    return this.panel.locator('app-category-row').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  title(name: string): Locator {
    return this.panel.getByRole('button', { name: `${name}, rename`, exact: true });
  }

  menuButton(name: string): Locator {
    return this.panel.getByRole('button', { name: `Actions for ${name}`, exact: true });
  }

  nameField(name: string): Locator {
    return this.panel.getByRole('textbox', { name: `New name of ${name}` });
  }

  async choose(name: string, item: CategoryMenuItem): Promise<void> {
    await this.menuButton(name).click();
    await this.menu.getByRole('menuitem', { name: item }).click();
  }

  /** Takes the open dialog's choice of a colour or an icon by its name. */
  async pick(choice: string): Promise<void> {
    await this.dialog.getByRole('radio', { name: choice, exact: true }).check();
  }

  async press(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** Waits for the notice that says `text`, and takes it back. */
  async undo(text: string): Promise<void> {
    const toast = this.toasts.locator('.toast-notice').filter({ hasText: text });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await this.toasts.getByText('Undone.').last().waitFor();
  }

  /** Drags a category by its handle to the middle of another one. */
  async drag(name: string, to: string): Promise<void> {
    const [handle, target] = await Promise.all([
      this.row(name).locator('.category-grip').boundingBox(),
      this.row(to).boundingBox(),
    ]);
    if (!handle || !target) throw new Error(`${name} or ${to} is not to be seen`);
    const x = handle.x + handle.width / 2;
    const direction = target.y > handle.y ? 1 : -1;
    await this.page.mouse.move(x, handle.y + handle.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(x, target.y + target.height / 2 + direction * 8, { steps: 4 });
    await this.page.mouse.up();
  }
}
