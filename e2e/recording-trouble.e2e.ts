import type { Page } from 'playwright-core';
import type { Expense } from '#server/expense/expense.dto.js';
import type { TestClient } from '#server/testing/test-client.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { eventually } from './support/eventually.js';
import { expensesOf } from './support/expenses-of.js';
import { focused } from './support/keyboard.js';
import { accessibilityProblems } from './support/looks.js';
import { Site } from './support/site.js';

describe('recording an expense when things go wrong', () => {
  const site = Site.use();
  let person: TestClient;
  let lunch: Expense;

  beforeEach(async () => {
    person = await site.newPerson();
    lunch = (await person.record({ title: 'Lunch', amount: '12.50' })).body;
  });

  async function openDashboard() {
    const visit = await site.visitAs(person);
    const dashboard = new DashboardPage(visit.page);
    await dashboard.open();
    return { ...visit, dashboard, form: dashboard.form };
  }

  /** The form of Lunch, with an amount of one's own. */
  async function openEdit() {
    const opened = await openDashboard();
    await edit(opened.page);
    await opened.form.ready();
    await opened.form.fill({ amount: '13' });
    return opened;
  }

  const edit = (page: Page) => page.getByRole('button', { name: 'Edit Lunch' }).click();

  describe('while another tab has changed it', () => {
    async function openConflict() {
      const opened = await openEdit();
      const other = await opened.context.newPage();
      const theirs = new DashboardPage(other);
      await theirs.open();
      await edit(other);
      await theirs.form.ready();
      await theirs.form.record({ amount: '14', note: 'with Bob' });

      opened.trouble.expect(/^PATCH .* answered 412$/);
      await opened.form.save.click();
      await focused(opened.form.dialog.getByRole('heading', { name: /^Somebody changed this expense/ }));
      return opened;
    }

    it('shows both and keeps mine upon theirs', async () => {
      const { form, page, dashboard } = await openConflict();
      const rows = await form.dialog.getByRole('row').allInnerTexts();
      expect(rows.map((row) => row.split(/\s*\t\s*/))).toEqual([
        ['Field', 'Theirs, as it is now', 'Yours'],
        ['Amount', '$14.00', '$13.00'],
        ['Note', 'with Bob', 'not changed by you'],
      ]);
      expect(await accessibilityProblems(page)).toEqual([]);
      await form.button('Keep mine').click();
      await form.dialog.waitFor({ state: 'hidden' });
      expect(await expensesOf(person)).toMatchObject([{ title: 'Lunch', amount: '13.00', note: 'with Bob' }]);
      await eventually(async () => expect(await dashboard.rows()).toMatchObject([{ amount: '$13.00' }]));
    });

    it('shows both and takes theirs', async () => {
      const { form, dashboard } = await openConflict();
      await form.button('Take theirs').click();
      await form.dialog.waitFor({ state: 'hidden' });
      expect(await expensesOf(person)).toMatchObject([{ title: 'Lunch', amount: '14.00', note: 'with Bob' }]);
      await eventually(async () => expect(await dashboard.rows()).toMatchObject([{ amount: '$14.00' }]));
    });
  });

  it('saves as a new one what somebody deleted while it was being changed', async () => {
    const { form, trouble } = await openEdit();
    await person.send('DELETE', `${person.ledger}/expenses/${lunch.id}`);
    trouble.expect(/^PATCH .* answered 404$/);
    await form.save.click();
    await form.dialog.getByText('Somebody deleted this expense meanwhile. What you typed is kept.').waitFor();
    await form.button('Save as a new one').click();
    await form.dialog.waitFor({ state: 'hidden' });
    const [again, ...others] = await expensesOf(person);
    expect(again).toMatchObject({ title: 'Lunch', amount: '13.00' });
    expect(again?.id).not.toBe(lunch.id);
    expect(others).toEqual([]);
  });

  it('makes one change of an answer that was lost and another attempt', async () => {
    const { form, page, trouble } = await openEdit();
    trouble.expect(/^PATCH .* failed/, /^PATCH .* answered 412$/);
    await page.route(/\/expenses\//, async (route) => {
      if (route.request().method() !== 'PATCH') return route.fallback();
      await route.fetch();
      await route.abort();
    });
    await form.save.click();
    await form.dialog.getByText('What you typed is kept.').waitFor();
    expect((await form.typed()).amount).toBe('13');
    await page.unroute(/\/expenses\//);
    await form.save.click();
    await form.dialog.waitFor({ state: 'hidden' });
    expect(await expensesOf(person)).toMatchObject([{ amount: '13.00', version: lunch.version + 1 }]);
  });

  it('tells at the category that it was deleted meanwhile, and offers those that are left', async () => {
    const { body: pets } = await person.post<{ id: string }>(`${person.ledger}/categories`, { name: 'Pets' });
    const { form, trouble } = await openDashboard();
    await form.openByKey();
    await form.fill({ amount: '30', title: 'Cat food', category: 'Pets' });
    await person.send('DELETE', `${person.ledger}/categories/${pets.id}`);
    trouble.expect(/^POST .*\/expenses answered 422$/);
    await form.save.click();
    await eventually(async () => expect(await form.errorAt(form.category)).toMatch(/not there any more/));
    await focused(form.category);
    await eventually(async () => expect(await form.categories.allInnerTexts()).not.toContain('Pets'));
    await form.record({ category: 'Shopping' });
    expect(await expensesOf(person)).toContainEqual(
      expect.objectContaining({ title: 'Cat food', category: expect.objectContaining({ name: 'Shopping' }) }),
    );
  });

  it('asks before what was typed is thrown away, and lets an untouched form go', async () => {
    const { form, page } = await openDashboard();
    const questions: string[] = [];
    page.on('dialog', (question) => {
      questions.push(question.message());
      void question.dismiss();
    });
    await form.openByKey();
    await page.keyboard.press('Escape');
    await form.dialog.waitFor({ state: 'hidden' });
    expect(questions).toEqual([]);

    await form.openByKey();
    await form.fill({ amount: '5' });
    await page.keyboard.press('Escape');
    await eventually(async () => expect(questions).toEqual(['Discard what you typed? It has not been saved.']));
    expect((await form.typed()).amount).toBe('5');
  });

  it('takes back a change by the Undo of its notice', async () => {
    const { form, page } = await openEdit();
    await form.save.click();
    await form.dialog.waitFor({ state: 'hidden' });
    await page.getByRole('status').getByRole('button', { name: /^Undo/ }).click();
    await eventually(async () =>
      expect(await expensesOf(person)).toMatchObject([{ amount: '12.50', version: lunch.version + 2 }]),
    );
  });
});
