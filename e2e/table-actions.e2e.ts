import type { TestClient } from '#server/testing/test-client.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { eventually } from './support/eventually.js';
import { focused } from './support/keyboard.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { Site } from './support/site.js';

const TITLES = ['Apples', 'Bread', 'Cheese', 'Dates', 'Eggs'];
const WIDTHS = [1280, 390];
const SCHEMES = ['light', 'dark'] as const;

interface Listed {
  id: string;
  version: number;
  title: string;
  amount: string;
  category: { name: string };
}

describe('what is done to rows', () => {
  const site = Site.use();
  let person: TestClient;

  beforeEach(async () => {
    person = await site.newPerson();
    for (const [index, title] of TITLES.entries()) {
      await person.record({ title, spentOn: `2026-11-${20 - index}`, amount: `${index + 1}.00` });
    }
  });

  async function openDashboard(look = {}) {
    const visit = await site.visitAs(person, look);
    const dashboard = new DashboardPage(visit.page);
    await dashboard.open();
    await dashboard.row('Apples').waitFor();
    const expectTitles = (titles: string[]) => eventually(async () => expect(await dashboard.titles()).toEqual(titles));
    return { ...visit, dashboard, expectTitles };
  }

  async function listed(): Promise<Listed[]> {
    return (await person.get<{ items: Listed[] }>(`${person.ledger}/expenses`)).body.items;
  }

  async function find(title: string): Promise<Listed> {
    const expense = (await listed()).find((item) => item.title === title);
    if (!expense) throw new Error(`no expense ${title}`);
    return expense;
  }

  const changeElsewhere = async (title: string, changes: Record<string, unknown>) =>
    person.send('PATCH', `${person.ledger}/expenses/${(await find(title)).id}`, { body: changes });

  it('takes a deleted row back by the button and by the keyboard, one after the other', async () => {
    const { page, dashboard, expectTitles } = await openDashboard();
    await dashboard.act('Delete', 'Bread');
    await expectTitles(['Apples', 'Cheese', 'Dates', 'Eggs']);
    await focused(page.getByRole('button', { name: 'Delete Cheese' }));
    await page.keyboard.press('Enter');
    await dashboard.toasts.getByText('Deleted Cheese.').waitFor();
    await dashboard.toasts.getByText('Deleted Bread.').waitFor();
    await expectTitles(['Apples', 'Dates', 'Eggs']);

    await page.keyboard.press('Control+z');
    await expectTitles(['Apples', 'Cheese', 'Dates', 'Eggs']);
    await dashboard.undo.click();
    await expectTitles(TITLES);
    expect((await listed()).map(({ title }) => title)).toEqual(TITLES);
  });

  it('brings a row back that could not be deleted, and says why', async () => {
    const { page, dashboard, expectTitles, trouble } = await openDashboard();
    trouble.expect(/DELETE .* (failed|answered)/);
    await page.route(/\/expenses\/[\w-]+$/, (route) =>
      route.request().method() === 'DELETE' ? route.abort('connectionrefused') : route.continue(),
    );
    await dashboard.act('Delete', 'Bread');
    await dashboard.toasts.getByText('Bread was not deleted. The server cannot be reached').waitFor();
    await expectTitles(TITLES);
  });

  it('says that a row had been changed, or deleted, by somebody else', async () => {
    const { dashboard, expectTitles, trouble } = await openDashboard();
    trouble.expect(/DELETE .* answered (404|412)/);
    await changeElsewhere('Bread', { amount: '20.00' });
    await person.send('DELETE', `${person.ledger}/expenses/${(await find('Cheese')).id}`);

    await dashboard.act('Delete', 'Bread');
    await dashboard.toasts.getByText('Bread was not deleted: it has been changed meanwhile').waitFor();
    await expectTitles(['Apples', 'Bread', 'Dates', 'Eggs']);
    await eventually(async () => expect((await dashboard.rows())[1]?.amount).toBe('$20.00'));
    await dashboard.act('Delete', 'Bread');
    await expectTitles(['Apples', 'Dates', 'Eggs']);
  });

  it('puts several in a category and takes it back, but for what was changed meanwhile', async () => {
    const { page, dashboard } = await openDashboard();
    const categories = async () => (await dashboard.rows()).map(({ category }) => category);
    await dashboard.select('Bread').click();
    await dashboard.select('Dates').click({ modifiers: ['Shift'] });
    await dashboard.selectionBar.getByText('3 selected').waitFor();
    expect(await dashboard.selectionBar.innerText()).toContain('$9.00');

    await changeElsewhere('Cheese', { note: 'ripe' });
    await dashboard.setCategory('Travel');
    await dashboard.toasts.getByText('Put in Travel: 2 expenses. 1 had been changed meanwhile').waitFor();
    await eventually(async () => expect(await categories()).toEqual(['Food', 'Travel', 'Food', 'Travel', 'Food']));
    await dashboard.selectionBar.waitFor({ state: 'hidden' });

    await changeElsewhere('Dates', { note: 'sweet' });
    await page.keyboard.press('Control+z');
    await dashboard.toasts.getByText('1 had been changed meanwhile and was left.', { exact: true }).waitFor();
    await eventually(async () => expect(await categories()).toEqual(['Food', 'Food', 'Food', 'Travel', 'Food']));
  });

  it('deletes a whole page and takes it back', async () => {
    const { page, dashboard, expectTitles } = await openDashboard();
    await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
    await dashboard.select('Eggs').click();
    await dashboard.selectionBar.getByText('4 selected').waitFor();
    await dashboard.selectionBar.getByRole('button', { name: 'Delete' }).click();
    await dashboard.toasts.getByText('Deleted 4 expenses.').waitFor();
    await expectTitles(['Eggs']);
    await dashboard.undo.click();
    await expectTitles(TITLES);
  });

  it('forgets what was chosen when the order is another one', async () => {
    const { dashboard } = await openDashboard();
    await dashboard.select('Bread').click();
    await dashboard.selectionBar.waitFor();
    await dashboard.sortBy('Title');
    await dashboard.selectionBar.waitFor({ state: 'hidden' });
    expect(await dashboard.select('Bread').isChecked()).toBe(false);
  });

  it('opens the form for one expense, and for another one like it', async () => {
    const { page, dashboard } = await openDashboard();
    for (const action of ['Edit', 'Duplicate'] as const) {
      await dashboard.act(action, 'Cheese');
      const dialog = page.getByRole('dialog');
      await eventually(async () => expect(await dialog.getByLabel('Title').inputValue()).toBe('Cheese'));
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
  });

  it('is read and left by arrow keys', async () => {
    const { page, dashboard } = await openDashboard();
    await dashboard.select('Apples').focus();
    for (const [key, target] of [
      ['ArrowDown', dashboard.select('Bread')],
      ['ArrowRight', dashboard.cell('Bread', 'Date')],
      ['ArrowRight', dashboard.table.getByRole('link', { name: 'Bread' })],
      ['End', page.getByRole('button', { name: 'Delete Bread' })],
      ['ArrowUp', page.getByRole('button', { name: 'Delete Apples' })],
      ['Control+End', page.getByRole('button', { name: 'Delete Eggs' })],
      ['Home', dashboard.select('Eggs')],
    ] as const) {
      await page.keyboard.press(key);
      await focused(target);
    }
    await page.keyboard.press('Shift+Tab');
    await focused(dashboard.columnHeader('Amount').getByRole('button'));
    await page.keyboard.press('Tab');
    await focused(dashboard.select('Eggs'));
  });

  it('is typed into by the keyboard alone, cell after cell and row after row', async () => {
    const { page, dashboard } = await openDashboard();
    await dashboard.cell('Apples', 'Date').focus();
    await page.keyboard.press('Enter');
    await focused(dashboard.field('Apples', 'Date'));
    await page.keyboard.type('11/21/2026');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Apricots');
    await page.keyboard.press('Tab');
    await page.locator('select:focus option', { hasText: 'Travel' }).waitFor({ state: 'attached' });
    await page.keyboard.type('Trav');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2*3.10+1');
    await page.keyboard.press('Tab');
    await focused(dashboard.field('Bread', 'Date'));
    await page.keyboard.press('Escape');
    await focused(dashboard.cell('Bread', 'Date'));

    await eventually(async () =>
      expect((await dashboard.rows())[0]).toEqual({
        date: 'Nov 21, 2026',
        title: 'Apricots',
        category: 'Travel',
        amount: '$7.20',
      }),
    );
    await dashboard.toasts.getByText('Changed the amount of Apricots to $7.20.').waitFor();
    expect(await find('Apricots')).toMatchObject({ amount: '7.20', category: { name: 'Travel' } });
    await page.keyboard.press('Control+z');
    await eventually(async () => expect((await dashboard.rows())[0]?.amount).toBe('$1.00'));
  });

  it('says at the cell what is wrong, and keeps what was typed', async () => {
    const { page, dashboard, trouble } = await openDashboard();
    await dashboard.cell('Bread', 'Amount').click();
    await page.keyboard.type('abc');
    await page.keyboard.press('Enter');
    const field = dashboard.field('Bread', 'Amount');
    await page.getByRole('alert').getByText('Enter an amount in digits').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await focused(field);

    trouble.expect(/PATCH .* (failed|answered)/);
    await page.route(/\/expenses\/[\w-]+$/, (route) => route.abort('connectionrefused'));
    await field.fill('2.50');
    await field.press('Enter');
    await page.getByRole('alert').getByText('The server cannot be reached').waitFor();
    expect(await field.inputValue()).toBe('2.50');
    await focused(field);
    await page.unroute(/\/expenses\/[\w-]+$/);
    await field.press('Enter');
    await eventually(async () => expect((await find('Bread')).amount).toBe('2.50'));
    await focused(dashboard.cell('Bread', 'Amount'));
  });

  it('leaves a cell as it was by Escape, and begins by F2 and by a double click', async () => {
    const { page, dashboard } = await openDashboard();
    await dashboard.table.getByRole('link', { name: 'Bread' }).focus();
    await page.keyboard.press('F2');
    await dashboard.field('Bread', 'Title').fill('Brioche');
    await page.keyboard.press('Escape');
    await focused(dashboard.cell('Bread', 'Title'));
    expect((await dashboard.titles())[1]).toBe('Bread');

    await dashboard.cell('Cheese', 'Amount').dblclick();
    await dashboard.field('Cheese', 'Amount').fill('30');
    await page.mouse.click(5, 5);
    await eventually(async () => expect((await find('Cheese')).amount).toBe('30.00'));
  });

  it('asks when somebody else has changed the same cell, and only then', async () => {
    const { page, dashboard, trouble } = await openDashboard();
    trouble.expect(/PATCH .* answered 412/);
    const field = dashboard.field('Bread', 'Amount');
    const typeAmount = async (amount: string) => {
      await dashboard.cell('Bread', 'Amount').click();
      await field.fill(amount);
    };

    await typeAmount('5');
    await changeElsewhere('Bread', { note: 'rye' });
    await field.press('Enter');
    await eventually(async () => expect((await find('Bread')).amount).toBe('5.00'));
    await focused(dashboard.cell('Bread', 'Amount'));

    await typeAmount('6');
    await changeElsewhere('Bread', { amount: '50.00' });
    await field.press('Enter');
    await page.getByRole('alert').getByText('changed meanwhile, to $50.00').waitFor();
    expect(await field.inputValue()).toBe('6');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await eventually(async () => expect((await find('Bread')).amount).toBe('6.00'));
    await focused(dashboard.cell('Bread', 'Amount'));

    await typeAmount('7');
    await changeElsewhere('Bread', { amount: '70.00' });
    await field.press('Enter');
    await page.getByRole('button', { name: 'Take theirs' }).click();
    await eventually(async () => expect((await dashboard.rows())[1]?.amount).toBe('$70.00'));
    expect((await find('Bread')).amount).toBe('70.00');
  });

  describe.each(WIDTHS.flatMap((width) => SCHEMES.map((colorScheme) => ({ width, colorScheme }))))(
    '$width wide and $colorScheme',
    ({ width, colorScheme }) => {
      it('fits and is accessible with chosen rows, a typed cell, its error and an undo', async () => {
        const { page, dashboard } = await openDashboard({ viewport: { width, height: 844 }, colorScheme });
        const inspect = async () => {
          expect(await sidewaysOverflow(page)).toEqual([]);
          expect(await accessibilityProblems(page)).toEqual([]);
        };
        if (width < 768) await page.getByRole('button', { name: 'Select', exact: true }).click();
        await dashboard.select('Bread').click();
        await dashboard.selectionBar.getByRole('button', { name: 'Set category…' }).click();
        await inspect();
        await dashboard.selectionBar.getByRole('button', { name: 'Clear the selection' }).click();

        await dashboard.cell('Cheese', 'Amount').click();
        await inspect();
        await page.keyboard.type('abc');
        await page.keyboard.press('Enter');
        await page.getByRole('alert').waitFor();
        await inspect();
        await page.keyboard.press('Escape');

        await dashboard.act('Delete', 'Apples');
        await dashboard.undo.waitFor();
        await inspect();
        await dashboard.undo.click();
        await dashboard.row('Apples').waitFor();
      });
    },
  );
});
