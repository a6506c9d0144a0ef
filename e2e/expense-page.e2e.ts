import type { Expense } from '#server/expense/expense.dto.js';
import type { TestClient } from '#server/testing/test-client.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { ExpenseDetailPage } from './pages/expense-detail-page.js';
import { eventually } from './support/eventually.js';
import { tabTo } from './support/keyboard.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { Site } from './support/site.js';

const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport: { width, height: 844 }, colorScheme })),
);
const NOBODY = '11111111-1111-4111-8111-111111111111';

describe('the page of one expense', () => {
  const site = Site.use();
  let person: TestClient;
  let expense: Expense;

  beforeEach(async () => {
    person = await site.newPerson({ name: 'Ada' });
    expense = (await person.record({ title: 'Lunch', amount: '12.50', note: 'two\nlines' })).body;
    await person.record({ title: 'Train', amount: '3.00', categoryId: await person.categoryId('Transport') });
  });

  const pathOf = ({ id }: Expense) => `${person.ledger}/expenses/${id}`;

  async function openExpense(look = {}, id = expense.id) {
    const visit = await site.visitAs(person, look);
    const detail = new ExpenseDetailPage(visit.page);
    await detail.open(id);
    const expectHistory = (...sentences: (string | RegExp)[]) =>
      eventually(async () =>
        expect(await detail.history.allInnerTexts()).toEqual(
          sentences.map((text) => (typeof text === 'string' ? text : expect.stringMatching(text))),
        ),
      );
    return { ...visit, detail, dashboard: new DashboardPage(visit.page), expectHistory };
  }

  it('is reached from the table, and leads back to the list as it was', async () => {
    const { page } = await site.visitAs(person);
    const [dashboard, detail] = [new DashboardPage(page), new ExpenseDetailPage(page)];
    await dashboard.open('?q=lunch&sort=title');
    await dashboard.row('Lunch').getByRole('link', { name: 'Lunch', exact: true }).click();
    await page.getByRole('heading', { name: 'Lunch', level: 1 }).waitFor();
    expect(await detail.fact('Date')).toBe('Nov 23, 2026');
    expect(await detail.fact('Category')).toBe('Food');
    expect(await detail.fact('Note')).toBe('two\nlines');
    await detail.back.click();
    await eventually(async () => expect(await dashboard.titles()).toEqual(['Lunch']));
    expect(new URL(page.url()).searchParams.get('sort')).toBe('title');
  });

  it('tells a change as soon as it is written down', async () => {
    const { page, detail, dashboard, expectHistory } = await openExpense();
    await expectHistory(/^You recorded it: “Lunch”, \$12\.50, in Food, for Nov 23, 2026$/);
    await detail.button('Edit').click();
    await dashboard.form.ready();
    await dashboard.form.amount.fill('13');
    await dashboard.form.save.click();
    await dashboard.form.dialog.waitFor({ state: 'hidden' });
    await page.getByText('$13.00').first().waitFor();
    await expectHistory('You changed the amount from $12.50 to $13.00', /recorded it/);
  });

  it('is deleted with an undo, and found in the trash meanwhile', async () => {
    const { page, detail, dashboard, trouble, expectHistory } = await openExpense();
    await detail.button('Delete').click();
    await dashboard.toasts.getByText('Deleted Lunch.').waitFor();
    await eventually(async () => expect(await dashboard.titles()).toEqual(['Train']));
    await dashboard.undo.click();
    await eventually(async () => expect((await dashboard.titles()).sort()).toEqual(['Lunch', 'Train']));

    await person.send('DELETE', pathOf(expense));
    trouble.expect(new RegExp(`${expense.id} answered 404$`));
    await detail.open(expense.id);
    await page.getByText('This expense is in the trash').waitFor();
    expect(await detail.heading.innerText()).toBe('Lunch');
    await detail.button('Restore').click();
    await dashboard.toasts.getByText('Restored Lunch.').waitFor();
    await detail.button('Edit').waitFor();
    await expectHistory(
      'You restored it',
      'You moved it to the trash',
      'You restored it',
      'You moved it to the trash',
      /recorded it/,
    );
  });

  it('is not deleted after it was changed elsewhere', async () => {
    const { page, detail, dashboard, trouble } = await openExpense();
    await detail.button('Delete').waitFor();
    await person.send('PATCH', pathOf(expense), { body: { title: 'Supper' } });
    trouble.expect(/answered 412$/);
    await detail.button('Delete').click();
    await dashboard.toasts.getByText(/Lunch was not deleted\. It has been changed meanwhile/).waitFor();
    await page.getByRole('heading', { name: 'Supper', level: 1 }).waitFor();
  });

  it('duplicates, by the keyboard alone', async () => {
    const { page, detail, dashboard } = await openExpense();
    await tabTo(page, detail.button('Duplicate'));
    await page.keyboard.press('Enter');
    await dashboard.form.ready();
    expect(await dashboard.form.title.inputValue()).toBe('Lunch');
    await dashboard.form.save.click();
    await dashboard.form.dialog.waitFor({ state: 'hidden' });
    await detail.back.click();
    await eventually(async () => expect((await dashboard.titles()).sort()).toEqual(['Lunch', 'Lunch', 'Train']));
  });

  it('says that there is no such expense', async () => {
    const { page, trouble } = await openExpense();
    trouble.expect(/answered 40[04]$/);
    for (const id of [NOBODY, 'x']) {
      await page.goto(`/expenses/${id}`);
      await page.getByText('There is no such expense').waitFor();
    }
  });

  it.each(LOOKS)('fits and is accessible: $viewport.width $colorScheme', async (look) => {
    const title = 'Donaudampfschifffahrtsgesellschaft'.repeat(5);
    await person.send('PATCH', pathOf(expense), { body: { title, amount: '-999999999999.99' } });
    const { page, detail, trouble } = await openExpense(look);
    await detail.history.first().waitFor();
    expect(await sidewaysOverflow(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
    trouble.expect(/answered 404$/);
    await person.send('DELETE', pathOf(expense));
    await page.reload();
    await page.getByText('This expense is in the trash').waitFor();
    expect(await sidewaysOverflow(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
