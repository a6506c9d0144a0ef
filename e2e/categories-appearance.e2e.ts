import type { Page } from 'playwright-core';
import type { TestClient } from '#server/testing/test-client.js';
import { CategoriesPage } from './pages/categories-page.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { Site } from './support/site.js';

const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);
const LONG_NAME = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.slice(0, 60);

describe('the page of categories', () => {
  const site = Site.use();
  let newcomer: TestClient;
  let busy: TestClient;

  beforeAll(async () => {
    newcomer = await site.newPerson();
    busy = await site.newPerson();
    const post = async (category: object) => {
      const { status } = await busy.post(`${busy.ledger}/categories`, category);
      expect(status).toBe(201);
    };
    const parentId = await busy.categoryId('Food');
    await post({ name: LONG_NAME, parentId, icon: 'fork-knife' });
    await post({ name: '<img src=x onerror=alert(1)>', icon: 'no-such-icon', color: '#ffffff' });
    for (let index = 0; index < 190; index += 1) {
      await post({ name: `Category ${index}`, ...(index % 3 === 0 && { parentId }) });
    }
    await busy.record({ title: 'Bread', categoryId: await busy.categoryId(LONG_NAME) });
    const archived = await busy.categoryId('Category 1');
    await busy.send('PATCH', `${busy.ledger}/categories/${archived}`, { body: { isArchived: true } });
  });

  describe.each(LOOKS)('$width wide and $colorScheme', ({ width, colorScheme }) => {
    const look = { viewport: { width, height: 844 }, colorScheme };

    async function inspect(page: Page): Promise<void> {
      expect(await sidewaysOverflow(page)).toEqual([]);
      expect(await accessibilityProblems(page)).toEqual([]);
    }

    it('is in order with the first categories, and with what it opens', async () => {
      const { page, trouble } = await site.visitAs(newcomer, look);
      trouble.expect(/answered 409$/);
      const categories = new CategoriesPage(page);
      await categories.open();
      await inspect(page);
      await categories.menuButton('Food').click();
      await inspect(page);
      await page.keyboard.press('Escape');
      await categories.title('Food').click();
      await categories.nameField('Food').fill('Travel');
      await page.keyboard.press('Enter');
      await page.getByText('This is the name of another category.').waitFor();
      await inspect(page);
      await page.keyboard.press('Escape');
      await categories.add.click();
      await categories.iconSearch.waitFor();
      await inspect(page);
      await categories.iconSearch.fill('nothing like it');
      await page.getByText('No icon is called that.').waitFor();
      await categories.dialog.getByRole('button', { name: 'Add category' }).click();
      await page.getByText('Enter a name.').waitFor();
      await inspect(page);
      await categories.press('Cancel');
      await categories.choose('Food', 'Merge into…');
      await categories.heir.waitFor();
      await inspect(page);
    });

    it('is in order with two hundred categories, long names and markup in them', async () => {
      const { page } = await site.visitAs(busy, look);
      const categories = new CategoriesPage(page);
      await categories.open();
      await categories.row('<img src=x onerror=alert(1)>').waitFor();
      await categories.row('Food').getByText('1 expense').waitFor();
      await categories.archive.getByText('Archived').click();
      await inspect(page);
      await page.goto('/');
      await page
        .getByRole('region', { name: 'By category' })
        .getByRole('button', { name: 'What Food is made of' })
        .click();
      await page.getByText(LONG_NAME).first().waitFor();
      await inspect(page);
    });

    it('is in order for a viewer, who changes nothing', async () => {
      const { page } = await site.visitAs(busy, look);
      await page.route('**/api/me', async (route) => {
        const response = await route.fetch();
        const me = (await response.json()) as { ledgers: { role: string }[] };
        await route.fulfill({ response, json: { ...me, ledgers: me.ledgers.map((l) => ({ ...l, role: 'viewer' })) } });
      });
      const categories = new CategoriesPage(page);
      await categories.open();
      await categories.row('Food').waitFor();
      expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
      await inspect(page);
    });

    it('is in order when it cannot be loaded, and loads when it can be', async () => {
      const { page, trouble } = await site.visitAs(newcomer, look);
      trouble.expect(/answered 500$/);
      await page.route('**/categories', (route) =>
        route.request().resourceType() === 'document' ? route.continue() : route.fulfill({ status: 500, json: {} }),
      );
      await page.goto('/categories');
      await page.getByText('The categories could not be loaded').waitFor();
      await inspect(page);
      await page.unroute('**/categories');
      await page.getByRole('button', { name: 'Retry' }).click();
      await new CategoriesPage(page).row('Food').waitFor();
    });
  });
});
