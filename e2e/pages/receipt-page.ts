import type { Locator, Page } from 'playwright-core';

/** The page of one receipt: how its reading goes on, then what was read beside the picture. */
export class ReceiptPage {
  readonly heading = this.page.getByRole('heading', { level: 1 });
  readonly picture = this.page.getByRole('group', { name: 'The receipt' }).getByRole('img');
  readonly marks = this.page.locator('.confirm-mark rect');
  readonly amount = this.page.getByRole('textbox', { name: 'Amount' });
  readonly title = this.page.getByRole('combobox', { name: 'Title' });
  readonly category = this.page.getByRole('combobox', { name: 'Category', exact: true });
  readonly date = this.page.getByRole('textbox', { name: 'Date' });
  readonly save = this.page.getByRole('button', { name: /^Save/ });
  /** The files on their way, above every page. */
  readonly tray = this.page.getByRole('region', { name: /^Receipts/ });

  constructor(private readonly page: Page) {}

  async open(id: string): Promise<void> {
    await this.page.goto(`/receipts/${id}`);
    await this.heading.waitFor();
  }

  /** Until it has been read, however long a busy machine takes. */
  async read(): Promise<void> {
    await this.page.getByRole('heading', { name: 'Check the receipt' }).waitFor({ timeout: 60_000 });
    await this.save.waitFor();
  }

  way(name: string): Locator {
    return this.tray.getByRole('link', { name });
  }

  /** As a person does who drops files somewhere on the page. */
  async drop(files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
    const held = await this.page.evaluateHandle(
      (contents) => {
        const transfer = new DataTransfer();
        for (const { name, base64 } of contents) {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          transfer.items.add(new File([bytes], name));
        }
        return transfer;
      },
      files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
    );
    for (const event of ['dragenter', 'dragover', 'drop']) {
      await this.page.dispatchEvent('body', event, { dataTransfer: held });
    }
  }
}
