import type { TestClient } from '#server/testing/test-client.js';
import { CategoriesPage } from './pages/categories-page.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { eventually } from './support/eventually.js';
import { focused, tabTo } from './support/keyboard.js';
import { Site } from './support/site.js';

interface Category {
  id: string;
  name: string;
  color: string;
  icon: string;
  parentId: string | null;
  isArchived: boolean;
}

const STARTING = [
  'Food',
  'Transport',
  'Entertainment',
  'Utilities',
  'Health',
  'Housing',
  'Shopping',
  'Travel',
  'Other',
];
const REST = STARTING.slice(2);

describe('the categories', () => {
  const site = Site.use();

  async function stored(person: TestClient, name: string): Promise<Category | undefined> {
    const { body } = await person.get<{ items: Category[] }>(`${person.ledger}/categories`);
    return body.items.find((category) => category.name === name);
  }

  async function visit(prepare: (person: TestClient) => Promise<unknown> = async () => undefined) {
    const person = await site.newPerson();
    await prepare(person);
    const { page, trouble } = await site.visitAs(person);
    const categories = new CategoriesPage(page);
    await categories.open();
    const reads = (outline: string[]) => eventually(async () => expect(await categories.outline()).toEqual(outline));
    return { person, page, trouble, categories, reads };
  }

  it('are reached from every page, and lead to their expenses', async () => {
    const person = await site.newPerson();
    await person.record({ title: 'Bread', amount: '3.00', categoryId: await person.categoryId('Food') });
    await person.record({ title: 'Train', amount: '9.00', categoryId: await person.categoryId('Transport') });
    const { page } = await site.visitAs(person);
    const [dashboard, categories] = [new DashboardPage(page), new CategoriesPage(page)];
    await dashboard.open();
    await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Categories' }).click();
    await categories.heading.waitFor();
    expect(await page.title()).toContain('Categories');
    await categories.row('Food').getByRole('link', { name: '1 expense in Food' }).click();
    await dashboard.heading.waitFor();
    await eventually(async () => expect(await dashboard.titles()).toEqual(['Bread']));
  });

  it('are added with a colour, an icon and a place', async () => {
    const { person, categories, reads } = await visit();
    await categories.add.click();
    await categories.name.fill('Groceries');
    await categories.pick('Violet');
    await categories.iconSearch.fill('supermarket');
    await categories.pick('Basket');
    await categories.parent.selectOption('Food');
    await categories.press('Add category');
    await reads(['Food', '  Groceries', ...STARTING.slice(1)]);
    const food = await stored(person, 'Food');
    expect(await stored(person, 'Groceries')).toMatchObject({
      color: '#7950f2',
      icon: 'basket',
      parentId: food?.id,
    });
    await categories.row('Groceries').locator('path').first().waitFor();

    await categories.choose('Groceries', 'Edit…');
    await categories.parent.selectOption('None: it is a main category');
    await categories.press('Save');
    await reads([...STARTING, 'Groceries']);
    await categories.undo('“Groceries” is changed.');
    await reads(['Food', '  Groceries', ...STARTING.slice(1)]);
  });

  it('are renamed in place, and say at the field when a name is taken', async () => {
    const { person, page, trouble, categories, reads } = await visit();
    trouble.expect(/answered 409$/);
    await categories.title('Food').click();
    await categories.nameField('Food').fill('travel');
    await page.keyboard.press('Enter');
    await page.getByText('This is the name of another category.').waitFor();
    await focused(categories.nameField('Food'));
    await categories.nameField('Food').fill('<b>Eating</b> & drinking');
    await page.keyboard.press('Enter');
    await reads(['<b>Eating</b> & drinking', ...STARTING.slice(1)]);
    await categories.undo('is now');
    await reads(STARTING);
    await eventually(async () => expect(await stored(person, 'Food')).toBeDefined());

    await categories.add.click();
    await categories.name.fill('TRAVEL');
    await categories.dialog.getByRole('button', { name: 'Add category' }).click();
    await categories.dialog.getByText('This is the name of another category.').waitFor();
    await focused(categories.name);
  });

  it('are put in order by dragging, which is saved and can be undone', async () => {
    const { person, page, categories, reads } = await visit(async (owner) => {
      const parentId = await owner.categoryId('Food');
      for (const name of ['Groceries', 'Eating out'])
        await owner.post(`${owner.ledger}/categories`, { name, parentId });
    });
    await categories.drag('Transport', 'Food');
    await reads(['Transport', 'Food', '  Groceries', '  Eating out', ...REST]);
    await categories.toasts.getByText('“Transport” is moved.').waitFor();
    await page.reload();
    await reads(['Transport', 'Food', '  Groceries', '  Eating out', ...REST]);
    await categories.drag('Groceries', 'Eating out');
    await reads(['Transport', 'Food', '  Eating out', '  Groceries', ...REST]);
    await categories.undo('“Groceries” is moved.');
    await reads(['Transport', 'Food', '  Groceries', '  Eating out', ...REST]);
    expect(await stored(person, 'Groceries')).toMatchObject({ parentId: await person.categoryId('Food') });
  });

  it('are put away and brought back', async () => {
    const { person, categories, reads } = await visit();
    await categories.choose('Transport', 'Archive');
    await reads(['Food', ...REST]);
    await categories.archive.getByText('Archived').click();
    await categories.choose('Transport', 'Bring back');
    await reads(STARTING);
    await categories.undo('“Transport” is back.');
    await reads(['Food', ...REST]);
    await eventually(async () => expect(await stored(person, 'Transport')).toMatchObject({ isArchived: true }));
  });

  it('come together, and the sums on the dashboard with them', async () => {
    const { page, categories, reads } = await visit(async (owner) => {
      await owner.record({ title: 'Bread', amount: '3.25', categoryId: await owner.categoryId('Food') });
      await owner.record({ title: 'Shoes', amount: '40.50', categoryId: await owner.categoryId('Shopping') });
    });
    await categories.choose('Food', 'Merge into…');
    await categories.dialog.getByText('1 expense moves there').waitFor();
    await categories.heir.selectOption('Shopping');
    await categories.press('Merge');
    await reads(STARTING.slice(1));
    await page.goto('/');
    const totals = page.getByRole('region', { name: 'By category' });
    await totals.getByText('$43.75').waitFor();
    expect(await totals.getByRole('listitem').count()).toBe(1);
  });

  it('are deleted: an unused one at once, one in use when its expenses have a place', async () => {
    const { person, trouble, categories, reads } = await visit(async (owner) => {
      await owner.record({ title: 'Bread', amount: '3.25', categoryId: await owner.categoryId('Food') });
    });
    const before = await stored(person, 'Transport');
    await categories.choose('Transport', 'Delete…');
    await reads(['Food', ...REST]);
    await categories.undo('“Transport” is deleted.');
    await reads(STARTING);
    const { color, icon } = before as Category;
    expect(await stored(person, 'Transport')).toMatchObject({ color, icon, parentId: null });

    await categories.choose('Food', 'Delete…');
    await categories.heir.selectOption('Other');
    await categories.press('Move and delete');
    await reads(STARTING.slice(1));
    await categories.row('Other').getByText('1 expense').waitFor();

    const { body } = await person.get<{ items: { id: string }[] }>(`${person.ledger}/expenses`);
    await person.send('DELETE', `${person.ledger}/expenses/${body.items[0]?.id}`);
    await categories.open();
    trouble.expect(/answered 409$/);
    await categories.choose('Other', 'Delete…');
    await categories.dialog.getByText('maybe in the trash').waitFor();
  });

  it('do all this by the keyboard alone', async () => {
    const { page, categories, reads } = await visit();
    await tabTo(page, categories.add);
    await page.keyboard.press('Enter');
    await focused(categories.name);
    await page.keyboard.type('Pets');
    await page.keyboard.press('Enter');
    await categories.dialog.waitFor({ state: 'hidden' });
    await reads([...STARTING, 'Pets']);

    await tabTo(page, categories.title('Transport'));
    await page.keyboard.press('Alt+ArrowUp');
    await reads(['Transport', 'Food', ...REST, 'Pets']);
    await focused(categories.title('Transport'));
    await page.keyboard.press('Alt+ArrowDown');
    await reads(['Food', 'Transport', ...REST, 'Pets']);
    await page.getByRole('status').getByText('Transport is 2 of 10.').waitFor();
    await page.keyboard.press('F2');
    await focused(categories.nameField('Transport'));
    await page.keyboard.type('Getting around');
    await page.keyboard.press('Escape');
    await focused(categories.title('Transport'));
    await page.keyboard.press('Enter');
    await focused(categories.nameField('Transport'));
    await page.keyboard.type('Moving');
    await page.keyboard.press('Enter');
    await focused(categories.title('Moving'));

    await tabTo(page, categories.menuButton('Moving'));
    await page.keyboard.press('Enter');
    await focused(categories.menu.getByRole('menuitem', { name: 'Rename' }));
    await page.keyboard.press('End');
    await focused(categories.menu.getByRole('menuitem', { name: 'Delete…' }));
    await page.keyboard.press('ArrowUp');
    await focused(categories.menu.getByRole('menuitem', { name: 'Archive' }));
    await page.keyboard.press('Escape');
    await focused(categories.menuButton('Moving'));
    await page.keyboard.press('Enter');
    await focused(categories.menu.getByRole('menuitem', { name: 'Rename' }));
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await reads(['Food', ...REST, 'Pets']);
    await focused(categories.title('Entertainment'));
  });
});
