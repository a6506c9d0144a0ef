import type { TestClient } from '#server/testing/test-client.js';
import { BudgetsPage } from './pages/budgets-page.js';
import { ExpenseForm } from './pages/expense-form.js';
import { eventually } from './support/eventually.js';
import { focused, tabTo } from './support/keyboard.js';
import { Site } from './support/site.js';

describe('budgets', () => {
  const site = Site.use();

  async function visit(prepare: (person: TestClient) => Promise<unknown> = async () => undefined) {
    const person = await site.newPerson();
    await prepare(person);
    const { page, trouble } = await site.visitAs(person);
    const budgets = new BudgetsPage(page);
    await budgets.open();
    return { person, page, trouble, budgets };
  }

  const setFood = async (person: TestClient, amount = '400.00') =>
    person.post(`${person.ledger}/budgets`, { categoryId: await person.categoryId('Food'), amount });

  it('are set by keyboard alone, and fill as expenses are recorded', async () => {
    const { page, budgets } = await visit();
    await tabTo(page, budgets.add);
    await page.keyboard.press('Enter');
    await focused(budgets.category);
    await budgets.category.selectOption('Food');
    await page.keyboard.press('Tab');
    await focused(budgets.amount);
    await page.keyboard.type('300+100');
    await page.keyboard.press('Enter');
    await budgets.row('Food').getByText('$0.00 of $400.00 spent').waitFor();
    await budgets.toasts.getByText('The budget for “Food” is set.').waitFor();

    const form = new ExpenseForm(page);
    await form.openByKey();
    await form.fill({ amount: '330', title: 'Groceries', category: 'Food' });
    await form.dialog.getByText('$400.00 of $400.00 left this month').waitFor();
    await form.save.click();
    await budgets.row('Food').getByText('$330.00 of $400.00 spent').waitFor();
    await budgets.row('Food').getByText('$70.00 left').waitFor();
    await budgets.row('Food').getByText('Nearly used up').waitFor();
    expect(await budgets.bar('Food').getAttribute('aria-valuenow')).toBe('82');

    await form.openByKey();
    await form.fill({ amount: '100', title: 'Dinner', category: 'Food' });
    await form.dialog.getByText('$70.00 of $400.00 left this month').waitFor();
    await form.save.click();
    await budgets.row('Food').getByText('$30.00 over').waitFor();
    await budgets.row('Food').getByText('Overspent').waitFor();
  });

  it('fill when somebody records elsewhere', async () => {
    const { person, budgets } = await visit(setFood);
    await budgets.row('Food').getByText('$0.00 of $400.00 spent').waitFor();
    await person.record({ amount: '12.50', spentOn: person.user.today });
    await budgets.row('Food').getByText('$12.50 of $400.00 spent').waitFor();
  });

  it('come back when their deletion is taken back', async () => {
    const { page, budgets } = await visit(setFood);
    await budgets.remove('Food').click();
    await page.getByText('No budgets yet').waitFor();
    await focused(budgets.month);
    await budgets.undo('The budget for “Food” is deleted.');
    await budgets.row('Food').getByText('$0.00 of $400.00 spent').waitFor();
  });

  it('are changed, and changed back', async () => {
    const { budgets, page } = await visit(setFood);
    await budgets.edit('Food').click();
    await focused(budgets.amount);
    expect(await budgets.amount.inputValue()).toBe('400.00');
    await budgets.amount.fill('-5');
    await page.keyboard.press('Enter');
    await budgets.dialog.getByText('Enter zero or more.').waitFor();
    await budgets.amount.fill('0');
    await budgets.carryOver.check();
    await page.keyboard.press('Enter');
    await budgets.row('Food').getByText('$0.00 of $0.00 spent').waitFor();
    await budgets.undo('The budget for “Food” is changed.');
    await budgets.row('Food').getByText('$0.00 of $400.00 spent').waitFor();
  });

  it('are looked at month by month, in the address', async () => {
    const { budgets, page } = await visit(setFood);
    const current = await budgets.month.innerText();
    await page.getByRole('link', { name: /^Month before/ }).click();
    await page.getByText(/^No budgets in /).waitFor();
    expect(await budgets.add.count()).toBe(0);
    expect(page.url()).toMatch(/\/budgets\?month=\d{4}-\d{2}$/);
    await page.reload();
    await page.getByText(/^No budgets in /).waitFor();
    await page.getByRole('link', { name: 'This month' }).click();
    await budgets.row('Food').waitFor();
    expect(await budgets.month.innerText()).toBe(current);
    await page.getByRole('link', { name: /^Month after/ }).click();
    await budgets.row('Food').waitFor();
    expect(await budgets.edit('Food').count()).toBe(0);
    await page.goBack();
    await budgets.edit('Food').waitFor();
  });

  it('are suggested from what months cost lately', async () => {
    const { budgets, page } = await visit(async (person) => {
      const [year = 0, month = 0] = person.user.today.split('-').map(Number);
      const spentOn = new Date(Date.UTC(year, month - 2, 15)).toISOString().slice(0, 10);
      await person.record({ amount: '99.50', spentOn });
    });
    await page.getByRole('button', { name: 'Food, $100.00 a month' }).click();
    await focused(budgets.amount);
    await budgets.dialog.getByText('About $100.00 a month lately.').waitFor();
    await budgets.dialog.getByRole('button', { name: 'Use the average' }).click();
    expect(await budgets.amount.inputValue()).toBe('100.00');
    await page.keyboard.press('Enter');
    await budgets.row('Food').getByText('$0.00 of $100.00 spent').waitFor();
  });

  it('are changed by nobody who may only look', async () => {
    const person = await site.newPerson();
    await setFood(person);
    await site.query(`UPDATE ledger_members SET role = 'viewer' WHERE user_id = ${person.user.id}`);
    const { page } = await site.visitAs(person);
    const budgets = new BudgetsPage(page);
    await budgets.open();
    await budgets.row('Food').waitFor();
    expect(await budgets.add.count()).toBe(0);
    expect(await budgets.edit('Food').count()).toBe(0);
  });

  it('tell what to do when they cannot be loaded', async () => {
    const person = await site.newPerson();
    await setFood(person);
    const { page, trouble } = await site.visitAs(person);
    trouble.expect(/budgets.* answered 500$/);
    await page.route('**/budgets?month=*', (route) => route.fulfill({ status: 500, json: {} }));
    await page.goto('/budgets');
    await page.getByText('The budgets could not be loaded').waitFor();
    await page.unroute('**/budgets?month=*');
    await page.getByRole('button', { name: 'Retry' }).click();
    await eventually(async () => expect(await new BudgetsPage(page).rows.count()).toBe(1));
  });
});
