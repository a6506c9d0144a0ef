import type { Page } from 'playwright-core';
import type { TestClient } from '#server/testing/test-client.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { ReceiptsPage } from './pages/receipts-page.js';
import { eventually } from './support/eventually.js';
import { focused, tabTo } from './support/keyboard.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { addReceipt, fileReceipt } from './support/receipts-of.js';
import { Site } from './support/site.js';

const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport: { width, height: 844 }, colorScheme })),
);

describe('the receipts', () => {
  const site = Site.use();
  let person: TestClient;
  let lunchId: string;
  let failedId: string;

  beforeAll(async () => {
    person = await site.newPerson({ name: 'Ada' });
    const { body } = await person.record({ title: 'Lunch' });
    lunchId = body.id;
    await fileReceipt(person, await addReceipt(person, 'filed.pdf', 'VASE', 2), lunchId);
    failedId = await addReceipt(person, 'failed.pdf', 'JUG');
    await addReceipt(person, 'teapot.pdf', 'TEAPOT', 3);
    await addReceipt(person, 'kettle.pdf', 'KETTLE');
    // So that the names on the page are those of the files, whatever is read.
    await site.query(`UPDATE receipts SET reading = jsonb_set(reading, '{fields,merchant}', 'null') WHERE true`);
  });

  beforeEach(() =>
    site.query(`UPDATE receipts SET status = 'failed', error = 'It took too long.' WHERE id = '${failedId}'`),
  );

  async function openReceipts(look = {}, query = '') {
    const visit = await site.visitAs(person, look);
    const receipts = new ReceiptsPage(visit.page);
    await receipts.open(query);
    await receipts.cards.first().waitFor();
    return { ...visit, receipts };
  }

  const named = (receipts: ReceiptsPage, names: string[]) =>
    eventually(async () => expect(await receipts.names()).toEqual(names));

  it('begin with those that are to be filed, and are narrowed by their state', async () => {
    const { page, receipts } = await openReceipts();
    await named(receipts, ['kettle.pdf', 'teapot.pdf', 'failed.pdf']);
    await receipts.views.getByRole('link', { name: 'All' }).click();
    await named(receipts, ['kettle.pdf', 'teapot.pdf', 'failed.pdf', 'filed.pdf']);
    await receipts.views.getByRole('link', { name: 'Failed' }).click();
    await named(receipts, ['failed.pdf']);
    expect(await receipts.card('failed.pdf').innerText()).toContain('It took too long.');
    await page.reload();
    await named(receipts, ['failed.pdf']);
    await page.goBack();
    await named(receipts, ['kettle.pdf', 'teapot.pdf', 'failed.pdf', 'filed.pdf']);
  });

  it('are searched by what was read on them', async () => {
    const { page, receipts } = await openReceipts({}, '?view=all');
    await page.keyboard.press('/');
    await page.keyboard.type('teapot');
    await named(receipts, ['teapot.pdf']);
    expect(new URL(page.url()).search).toBe('?view=all&q=teapot');
    expect(await receipts.cards.locator('mark').allInnerTexts()).toContain('TEAPOT');
    await page.keyboard.type('xyz');
    await page.getByText('Nothing found').waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await focused(receipts.search);
    await eventually(async () => expect(await receipts.cards.count()).toBe(4));
  });

  it('are looked at by the keyboard alone, and give the focus back', async () => {
    const { page, receipts } = await openReceipts();
    await tabTo(page, receipts.lookAt('teapot.pdf'));
    await page.keyboard.press('Enter');
    await receipts.drawn();
    await focused(receipts.close);
    await receipts.pages.getByText('1 of 3').waitFor();
    await page.keyboard.press('ArrowRight');
    await receipts.pages.getByText('2 of 3').waitFor();
    await receipts.drawn();
    for (const key of ['+', '+', 'r']) await page.keyboard.press(key);
    await receipts.viewer.getByRole('button', { name: /^225 %/ }).waitFor();
    expect(await receipts.picture.evaluate(({ style }) => style.transform)).toContain('rotate(90deg)');
    // The focus stays within.
    for (let stop = 0; stop < 12; stop += 1) await page.keyboard.press('Tab');
    expect(await receipts.viewer.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await receipts.viewer.waitFor({ state: 'detached' });
    await focused(receipts.lookAt('teapot.pdf'));
  });

  it('are zoomed by the wheel and moved by the mouse, and saved as they came', async () => {
    const { page, receipts } = await openReceipts();
    await receipts.lookAt('kettle.pdf').click();
    await receipts.drawn();
    const transform = () => receipts.picture.evaluate(({ style }) => style.transform);
    await receipts.picture.hover();
    await page.mouse.wheel(0, -800);
    await eventually(async () => expect(await transform()).not.toContain('scale(1)'));
    const before = await transform();
    await page.mouse.down();
    await page.mouse.move(500, 300);
    await page.mouse.up();
    await eventually(async () => expect(await transform()).not.toBe(before));
    const download = page.waitForEvent('download');
    await receipts.viewer.getByRole('link', { name: 'Download the original' }).click();
    expect((await download).suggestedFilename()).toBe('kettle.pdf');
  });

  it('are deleted at once, and come back', async () => {
    const { page, receipts } = await openReceipts();
    await receipts.delete('kettle.pdf').click();
    await named(receipts, ['teapot.pdf', 'failed.pdf']);
    await focused(receipts.list);
    await page.getByText('Deleted the receipt kettle.pdf.').waitFor();
    await page.keyboard.press('Control+z');
    await named(receipts, ['kettle.pdf', 'teapot.pdf', 'failed.pdf']);
  });

  it('are read again when that has failed', async () => {
    const { page } = await openReceipts({}, '?view=failed');
    await page.getByRole('button', { name: 'Read failed.pdf again' }).click();
    await page.getByText('Nothing has failed').waitFor();
  });

  it('are seen in the table on hover and on focus', async () => {
    const { page } = await site.visitAs(person);
    await new DashboardPage(page).open();
    const clip = page.getByRole('button', { name: 'Receipt of Lunch' });
    const preview = page.locator('app-receipt-preview');
    await clip.hover();
    await preview.getByText('PDF').waitFor();
    await page.mouse.move(0, 0);
    await preview.waitFor({ state: 'detached' });
    await tabTo(page, page.getByRole('link', { name: 'Lunch', exact: true }));
    await tabTo(page, clip);
    await preview.waitFor();
    await page.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await new ReceiptsPage(page).drawn();
    await page.keyboard.press('Escape');
    await focused(clip);
  });

  it('are taken off an expense, and put back', async () => {
    const { page } = await site.visitAs(person);
    await page.goto(`/expenses/${lunchId}`);
    await page.getByRole('button', { name: 'Take off the receipt' }).click();
    await page.getByText('None yet.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Look at the receipt' }).click();
    await new ReceiptsPage(page).drawn();
  });

  describe.each(LOOKS)('with $viewport.width pixels and $colorScheme', (look) => {
    it('are in order in the list, the viewer, the table and on the page of an expense', async () => {
      const { page, receipts } = await openReceipts(look, '?view=all');
      await inspect(page);
      await receipts.lookAt('teapot.pdf').click();
      await receipts.drawn();
      await inspect(page);
      await page.keyboard.press('Escape');
      await new DashboardPage(page).open();
      await page.getByRole('button', { name: 'Receipt of Lunch' }).focus();
      await inspect(page);
      await page.goto(`/expenses/${lunchId}`);
      await page.getByRole('button', { name: 'Look at the receipt' }).waitFor();
      await inspect(page);
    });

    it('are in order while there is nothing, and while the server fails', async () => {
      const { page, trouble } = await site.visitAs(await site.newPerson(), look);
      await page.goto('/receipts');
      await page.getByText('No receipts yet').waitFor();
      await inspect(page);
      await page.goto('/receipts?q=nothing');
      await page.getByText('Nothing found').waitFor();
      await inspect(page);
      trouble.expect(/answered 503$/);
      await page.route(/\/api\/.*\/receipts\?/, (route) => route.fulfill({ status: 503 }));
      await page.goto('/receipts?view=all');
      await page.getByText('The receipts could not be loaded').waitFor();
      await inspect(page);
    });
  });

  async function inspect(page: Page): Promise<void> {
    expect(await sidewaysOverflow(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  }
});
