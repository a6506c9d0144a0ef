import type { TestClient } from '#server/testing/test-client.js';
import { AccountMenu } from './pages/account-menu.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { TrashPage } from './pages/trash-page.js';
import { eventually } from './support/eventually.js';
import { focused, tabTo } from './support/keyboard.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { recordMany } from './support/record-many.js';
import { Site } from './support/site.js';

const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport: { width, height: 844 }, colorScheme })),
);

describe('the trash', () => {
  const site = Site.use();
  let person: TestClient;

  beforeEach(async () => {
    person = await site.newPerson({ name: 'Ada' });
  });

  async function deleteAll(titles: string[]): Promise<void> {
    for (const title of titles) {
      const { body } = await person.record({ title });
      await person.send('DELETE', `${person.ledger}/expenses/${body.id}`);
    }
  }

  async function openTrash(look = {}, query = '') {
    const visit = await site.visitAs(person, look);
    const trash = new TrashPage(visit.page);
    await trash.open(query);
    return { ...visit, trash };
  }

  it('holds what was deleted, by whom and for how long, and gives it back', async () => {
    await deleteAll(['Bread', 'Cheese']);
    const { page } = await site.visitAs(person);
    const [dashboard, trash] = [new DashboardPage(page), new TrashPage(page)];
    await dashboard.open();
    await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Trash' }).click();
    await eventually(async () => expect(await trash.titles()).toEqual(['Cheese', 'Bread']));
    expect(await trash.items.first().innerText()).toMatch(
      /Cheese\s+Food · deleted just now by Ada\s+\$12\.34\s+30 days left/,
    );

    await trash.restoreButton('Bread').click();
    await dashboard.toasts.getByText('Restored Bread.').waitFor();
    await eventually(async () => expect(await trash.titles()).toEqual(['Cheese']));
    await page.getByRole('link', { name: 'Back to the expenses' }).click();
    await eventually(async () => expect(await dashboard.titles()).toEqual(['Bread']));
  });

  it('is turned page by page, and goes to the last page when that becomes empty', async () => {
    await recordMany(person, 26);
    const { body } = await person.get<{ items: { id: string }[] }>(`${person.ledger}/expenses?pageSize=100`);
    await person.post(`${person.ledger}/expenses/delete`, { items: body.items.map(({ id }) => ({ id })) });
    const { trash, page } = await openTrash({}, '?page=2');
    await eventually(async () => expect(await trash.titles()).toHaveLength(1));
    const [title = ''] = await trash.titles();
    await trash.restoreButton(title).click();
    await eventually(async () => expect(await trash.titles()).toHaveLength(25));
    expect(new URL(page.url()).search).toBe('');
  });

  it('says when it is too late', async () => {
    await deleteAll(['Bread']);
    const { trash, page, trouble } = await openTrash();
    trouble.expect(/restore answered 404$/);
    const problem = { code: 'not_found', title: 'Not found', status: 404, detail: 'There is no such expense.' };
    await page.route(/\/restore$/, (route) =>
      route.fulfill({ status: 404, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await trash.restoreButton('Bread').click();
    await page.getByText('Bread could not be restored. It is gone for good by now.').waitFor();
  });

  it('is worked by the keyboard alone', async () => {
    await deleteAll(['Bread']);
    const { trash, page } = await openTrash();
    await tabTo(page, trash.restoreButton('Bread'));
    await page.keyboard.press('Enter');
    await page.getByText('The trash is empty').waitFor();
    await focused(page.getByRole('region', { name: 'Deleted expenses' }));
  });

  it('is found on a phone in the menu of the account', async () => {
    const { page } = await site.visitAs(person, LOOKS[2]);
    await new DashboardPage(page).open();
    await new AccountMenu(page).opener.click();
    await page.getByRole('dialog', { name: 'Account' }).getByRole('link', { name: 'Trash' }).click();
    await new TrashPage(page).heading.waitFor();
  });

  it.each(LOOKS)('fits and is accessible: $viewport.width $colorScheme', async (look) => {
    const { trash, page } = await openTrash(look);
    await page.getByText('The trash is empty').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await deleteAll(['Donaudampfschifffahrtsgesellschaft'.repeat(5), 'Bread']);
    await page.reload();
    await trash.items.first().waitFor();
    expect(await sidewaysOverflow(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
