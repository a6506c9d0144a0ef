import type { Page } from 'playwright-core';
import type { Receipt } from '#server/receipt/receipt.dto.js';
import type { TestClient } from '#server/testing/test-client.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { ReceiptPage } from './pages/receipt-page.js';
import { daysAfter, inAmerican } from './support/dates.js';
import { type ReceiptLine, drawReceipt } from './support/drawn-receipt.js';
import { eventually } from './support/eventually.js';
import { expensesOf } from './support/expenses-of.js';
import { focused } from './support/keyboard.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { Site } from './support/site.js';

const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);
const NOTE = { name: 'note.png', bytes: Buffer.from('Just a note, whatever its name says.') };

const linesOf = (date: string): ReceiptLine[] => [
  ['CORNER MARKET'],
  ['12 Elm Street'],
  [`Date: ${inAmerican(date)}`],
  ['Coffee beans', '14.50'],
  ['Oat milk', '4.00'],
  ['Board game', '19.90'],
  ['TOTAL', '38.40'],
  ['CASH', '40.00'],
  ['CHANGE', '1.60'],
];

describe('a receipt', () => {
  const site = Site.use();
  let person: TestClient;

  beforeEach(async () => {
    person = await site.newPerson();
  });

  const yesterday = () => daysAfter(person.user.today, -1);

  async function open(options: Parameters<Site['visitAs']>[1] = {}) {
    const visit = await site.visitAs(person, options);
    const dashboard = new DashboardPage(visit.page);
    await dashboard.open();
    return { ...visit, dashboard, receipt: new ReceiptPage(visit.page) };
  }

  /** Dropped on the page, which shows that it does take what is dropped. */
  async function drop(page: Page, receipt: ReceiptPage, name = 'receipt.png'): Promise<void> {
    const bytes = await drawReceipt(page, linesOf(yesterday()));
    await eventually(async () => {
      if ((await receipt.tray.count()) === 0) await receipt.drop([{ name, bytes }]);
      await receipt.tray.getByText(name, { exact: true }).waitFor({ timeout: 1_000 });
    });
  }

  it('is dropped anywhere, read, and confirmed by one key', async () => {
    const { page, dashboard, receipt } = await open();
    await drop(page, receipt);
    const way = receipt.way('Check and save');
    await way.waitFor({ timeout: 60_000 });
    await way.click();
    await receipt.read();
    await receipt.picture.waitFor();
    expect(await receipt.marks.count()).toBeGreaterThanOrEqual(3);
    expect(await receipt.amount.inputValue()).toBe('38.40');
    expect(await receipt.date.inputValue()).toBe(inAmerican(yesterday()));
    expect(await receipt.title.inputValue()).toMatch(/corner market/i);
    await receipt.category.fill('Food');
    await receipt.category.press('Enter');
    await page.keyboard.press('ControlOrMeta+Enter');

    await dashboard.heading.waitFor();
    await eventually(async () => {
      expect(await dashboard.rows()).toMatchObject([{ amount: '$38.40', category: 'Food' }]);
    });
    const [expense] = await expensesOf(person);
    expect(expense?.receipts).toHaveLength(1);
    await receipt.tray.waitFor({ state: 'detached' });
  });

  it('fills in the form of a new expense, and goes along with it', async () => {
    const { page, dashboard } = await open();
    await dashboard.form.openByKey();
    await focused(dashboard.form.amount);
    const buffer = await drawReceipt(page, linesOf(yesterday()));
    await dashboard.form.dialog
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'receipt.png', mimeType: 'image/png', buffer });
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#amount')?.value === '38.40', null, {
      timeout: 60_000,
    });
    await dashboard.form.chooseCategory('Food');
    await dashboard.form.save.click();
    await dashboard.form.dialog.waitFor({ state: 'hidden' });
    const [expense] = await expensesOf(person);
    expect(expense).toMatchObject({ amount: '38.40', spentOn: yesterday() });
    expect(expense?.receipts).toHaveLength(1);
  });

  it('becomes several expenses by its lines', async () => {
    const { page, receipt } = await open();
    await drop(page, receipt);
    await receipt.way('Check and save').waitFor({ timeout: 60_000 });
    await receipt.way('Check and save').click();
    await receipt.read();
    await page.getByRole('button', { name: 'Split into several expenses' }).click();
    for (const [index, name] of ['Food', 'Food', 'Entertainment'].entries()) {
      const category = page.getByRole('combobox', { name: `Category of line ${index + 1}` });
      await category.fill(name);
      await category.press('Enter');
    }
    await page.getByText('$38.40 of $38.40').waitFor();
    await page.getByRole('button', { name: 'Save 2 expenses' }).click();
    await new DashboardPage(page).heading.waitFor();
    const expenses = await expensesOf(person);
    expect(expenses.map(({ amount }) => amount).sort()).toEqual(['18.50', '19.90']);
    expect(new Set(expenses.flatMap(({ receipts }) => receipts.map(({ id }) => id))).size).toBe(1);
  });

  it('is told apart from a file that is none, and from one that is there already', async () => {
    const { page, receipt } = await open();
    await drop(page, receipt);
    await receipt.drop([NOTE]);
    await receipt.tray.getByText('This is no picture and no PDF.').waitFor();
    const bytes = await drawReceipt(page, linesOf(yesterday()));
    await receipt.drop([{ name: 'again.png', bytes }]);
    await receipt.tray.getByText('This file is here already.').waitFor();
    const { body } = await person.get<{ items: Receipt[] }>(`${person.ledger}/receipts`);
    expect(body.items).toHaveLength(1);
  });

  it('is sent again when the connection is back', async () => {
    const { page, context, receipt, trouble } = await open();
    trouble.expect(/failed: net::ERR_INTERNET_DISCONNECTED$/);
    await drop(page, receipt, 'first.png');
    const bytes = await drawReceipt(page, [['OTHER SHOP'], ...linesOf(yesterday())]);
    await context.setOffline(true);
    await receipt.drop([{ name: 'second.png', bytes }]);
    await receipt.tray.getByText('You are offline.').waitFor();
    await context.setOffline(false);
    await receipt.tray.getByRole('button', { name: /^Retry\s+second.png$/ }).click();
    await eventually(async () => {
      const { body } = await person.get<{ items: Receipt[] }>(`${person.ledger}/receipts`);
      expect(body.items.map(({ originalName }) => originalName).sort()).toEqual(['first.png', 'second.png']);
    });
  });

  describe.each(LOOKS)('$width wide and $colorScheme', ({ width, colorScheme }) => {
    const look = { viewport: { width, height: 844 }, colorScheme };

    async function inspect(page: Page): Promise<void> {
      expect(await sidewaysOverflow(page)).toEqual([]);
      expect(await accessibilityProblems(page)).toEqual([]);
    }

    it('is in order on its way, beside its form, and split', async () => {
      const { page, dashboard, receipt } = await open(look);
      await drop(page, receipt);
      await receipt.drop([NOTE]);
      await receipt.way('Check and save').waitFor({ timeout: 60_000 });
      await inspect(page);
      await receipt.way('Check and save').click();
      await receipt.read();
      await inspect(page);
      await receipt.amount.fill('');
      await receipt.save.click();
      await page.getByText('Enter an amount.').waitFor();
      await inspect(page);
      await receipt.amount.fill('38.40');
      await page.getByRole('button', { name: 'Split into several expenses' }).click();
      await page.getByText('The lines come to').waitFor();
      await inspect(page);
      await dashboard.open();
      await dashboard.form.openByKey();
      await inspect(page);
    });
  });
});
