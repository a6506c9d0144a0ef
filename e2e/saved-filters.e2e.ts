import type { TestClient } from '#server/testing/test-client.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { FilterBar } from './pages/filter-bar.js';
import { eventually } from './support/eventually.js';
import { focused } from './support/keyboard.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { Site, type Visit } from './support/site.js';

const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport: { width, height: 844 }, colorScheme })),
);

describe('saved filters and the sheet of a phone', () => {
  const site = Site.use();
  let person: TestClient;

  beforeEach(async () => {
    person = await site.newPerson();
    await person.record({ title: 'Tea', amount: '4.00', categoryId: await person.categoryId('Food') });
    await person.record({ title: 'Train', amount: '120.00', categoryId: await person.categoryId('Travel') });
  });

  async function openDashboard(query = '', look = {}) {
    const visit = await site.visitAs(person, look);
    const dashboard = new DashboardPage(visit.page);
    const filter = new FilterBar(visit.page);
    await dashboard.open(query);
    await filter.bar.waitFor();
    const expectTitles = (...titles: string[]) =>
      eventually(async () => expect((await dashboard.titles()).sort()).toEqual(titles.sort()));
    return { ...visit, dashboard, filter, expectTitles };
  }

  it('saves a filter, picks it, renames it, and takes its deletion back', async () => {
    const { page, dashboard, filter, expectTitles } = await openDashboard('?q=tea');
    await expectTitles('Tea');
    await filter.menu('Saved').click();
    await focused(filter.newName);
    await page.keyboard.type('Hot drinks');
    await page.keyboard.press('Enter');
    await dashboard.toasts.getByText('Saved the filter “Hot drinks”.').waitFor();

    await filter.clearAll.click();
    await expectTitles('Tea', 'Train');
    await filter.menu('Saved').click();
    await filter.savedFilter('Hot drinks').click();
    await expectTitles('Tea');
    expect(new URL(page.url()).search).toBe('?q=tea');

    await filter.menu('Saved').click();
    await filter.drop('Saved').getByRole('button', { name: 'Rename Hot drinks' }).click();
    await page.getByRole('textbox', { name: 'New name' }).fill('Tea time');
    await page.keyboard.press('Enter');
    await filter.savedFilter('Tea time').waitFor();
    await filter.drop('Saved').getByRole('button', { name: 'Delete Tea time' }).click();
    await dashboard.toasts.getByText('Deleted the filter “Tea time”.').waitFor();
    await dashboard.undo.click();
    await dashboard.toasts.getByText('Undone.').waitFor();
    await page.reload();
    await filter.menu('Saved').click();
    await filter.savedFilter('Tea time').waitFor();
  });

  it('says that a name is taken', async () => {
    await person.post(`${person.ledger}/saved-filters`, { name: 'Mine', filter: { q: 'x' } });
    const { page, trouble, filter } = await openDashboard('?q=tea');
    trouble.expect(/saved-filters answered 409$/);
    await filter.menu('Saved').click();
    await filter.newName.fill('mine');
    await page.keyboard.press('Enter');
    await filter.drop('Saved').locator('.field-error', { hasText: /\w/ }).waitFor();
    expect(await filter.newName.inputValue()).toBe('mine');
  });

  it('opens a sheet on a phone with the same controls', async () => {
    const { page, filter, expectTitles } = await openDashboard('', LOOKS[2]);
    await filter.sheetOpener.click();
    await filter.sheet.waitFor();
    await filter.toggleCategory('Travel');
    await filter.least.fill('100');
    await filter.sheet.getByRole('button', { name: 'Show 1 expense' }).click();
    await filter.sheet.waitFor({ state: 'hidden' });
    await focused(filter.sheetOpener);
    await expectTitles('Train');
    await eventually(async () => expect(await filter.rules()).toEqual(['Travel', 'At least $100.00']));
    await filter.sheetOpener.click();
    await filter.sheet.getByRole('button', { name: 'Clear all' }).click();
    await page.keyboard.press('Escape');
    await filter.sheet.waitFor({ state: 'hidden' });
    await expectTitles('Tea', 'Train');
  });

  it.each(LOOKS)('fits and is accessible: $viewport.width $colorScheme', async (look) => {
    const visit = await openDashboard('?period=current-year&q=nothing&minAmount=5', look);
    const { page, filter } = visit;
    await page.getByText('No expense matches').waitFor();
    await inspect(visit);
    await filter.clearAll.click();
    if (look.viewport.width > 800) {
      for (const menu of ['Range', 'Categories', 'Amount', 'Receipt', 'Saved'] as const) {
        await filter.menu(menu).click();
        await filter.drop(menu).locator('input, button, p').first().waitFor();
        await inspect(visit);
        await page.keyboard.press('Escape');
      }
    } else {
      await filter.sheetOpener.click();
      await filter.firstDay.waitFor();
      await inspect(visit);
    }
  });
});

async function inspect({ page }: Pick<Visit, 'page'>): Promise<void> {
  expect(await sidewaysOverflow(page)).toEqual([]);
  expect(await accessibilityProblems(page)).toEqual([]);
}
