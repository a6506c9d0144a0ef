import type { TestClient } from '#server/testing/test-client.js';
import { BudgetsPage } from './pages/budgets-page.js';
import { ExpenseForm } from './pages/expense-form.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { Site } from './support/site.js';

const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);
const LONG_NAME = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.slice(0, 60);

describe('the looks of budgets', () => {
  const site = Site.use();
  let newcomer: TestClient;
  let busy: TestClient;

  beforeAll(async () => {
    newcomer = await site.newPerson();
    const [year = 0, month = 0] = newcomer.user.today.split('-').map(Number);
    await newcomer.record({
      amount: '99.50',
      spentOn: new Date(Date.UTC(year, month - 2, 15)).toISOString().slice(0, 10),
    });
    busy = await site.newPerson();
    await busy.post(`${busy.ledger}/categories`, { name: LONG_NAME });
    const set = async (name: string | null, amount: string, spent: string) => {
      const categoryId = name === null ? null : await busy.categoryId(name);
      const carryOver = name === 'Travel';
      await busy.post(`${busy.ledger}/budgets`, { categoryId, amount, carryOver });
      if (categoryId !== null) await busy.record({ categoryId, amount: spent, spentOn: busy.user.today });
    };
    await set(null, '2500.00', '0');
    await set('Food', '400.00', '120.00');
    await set('Health', '100.00', '85.00');
    await set('Travel', '200.00', '1234567.89');
    await set('Other', '0.00', '-12.00');
    await set(LONG_NAME, '999999999999.99', '1.00');
  });

  describe.each(LOOKS)('$width wide and $colorScheme', ({ width, colorScheme }) => {
    const look = { viewport: { width, height: 844 }, colorScheme };

    it('are in order with budgets in each state, and with what they open', async () => {
      const { page } = await site.visitAs(busy, look);
      const budgets = new BudgetsPage(page);
      const inspect = async () => {
        expect(await sidewaysOverflow(page)).toEqual([]);
        expect(await accessibilityProblems(page)).toEqual([]);
      };
      await budgets.open();
      await budgets.row('Travel').getByText('Overspent').waitFor();
      await inspect();
      await budgets.add.click();
      await budgets.dialog.getByRole('button', { name: 'Set budget' }).click();
      await page.getByText('Choose what it is for.').waitFor();
      await inspect();
      await page.keyboard.press('Escape');
      await budgets.dialog.waitFor({ state: 'detached' });
      const form = new ExpenseForm(page);
      await form.openByKey();
      await form.chooseCategory('Health');
      await form.dialog.getByText('$15.00 of $100.00 left this month').waitFor();
      await inspect();
    });

    it('are in order with none yet', async () => {
      const { page } = await site.visitAs(newcomer, look);
      await new BudgetsPage(page).open();
      await page.getByRole('button', { name: 'Food, $100.00 a month' }).waitFor();
      expect(await sidewaysOverflow(page)).toEqual([]);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });
});
