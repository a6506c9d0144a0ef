import type { Page } from 'playwright-core';
import type { TestClient } from '#server/testing/test-client.js';
import { ActivityPage } from './pages/activity-page.js';
import { eventually } from './support/eventually.js';
import { focused, tabTo } from './support/keyboard.js';
import { accessibilityProblems, sidewaysOverflow } from './support/looks.js';
import { Site } from './support/site.js';

const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport: { width, height: 844 }, colorScheme })),
);

describe('the activity', () => {
  const site = Site.use();
  let person: TestClient;

  beforeAll(async () => {
    person = await site.newPerson();
    await person.record({ title: 'Breakfast' });
  });

  it('shows in one page what is done in another, without being asked', async () => {
    const [looking, doing] = [await site.visitAs(person), await site.visitAs(person)];
    const activity = await openAt(looking.page);
    await seen(activity, 'Breakfast');
    await doing.page.goto('/');
    await person.record({ title: 'Lunch of the other page' });
    await seen(activity, 'Lunch of the other page');
    await eventually(async () =>
      expect(await looking.page.getByRole('status').allInnerTexts()).toContainEqual(
        expect.stringContaining('Lunch of the other page'),
      ),
    );
  });

  it('is narrowed by kind and days, which the address keeps', async () => {
    const { page } = await site.visitAs(person);
    const activity = await openAt(page);
    await activity.kind.selectOption('Logins and security');
    await page.waitForURL(/\?kind=security$/);
    await eventually(async () => expect((await activity.entries.allInnerTexts()).join()).not.toContain('Breakfast'));
    await activity.kind.selectOption('Expenses and receipts');
    await seen(activity, 'Breakfast');
    await activity.to.fill('2020-01-01');
    await page.getByText('Nothing of this kind in these days').waitFor();
    await page.reload();
    await page.getByText('Nothing of this kind in these days').waitFor();
    expect(await activity.kind.inputValue()).toBe('expense');
    await page.goBack();
    await seen(activity, 'Breakfast');
  });

  it('is narrowed and widened by the keyboard', async () => {
    const { page } = await site.visitAs(person);
    const activity = await openAt(page);
    await tabTo(page, activity.kind);
    await page.keyboard.press('m');
    await page.waitForURL(/kind=mail/);
    await tabTo(page, activity.clearButton);
    await page.keyboard.press('Enter');
    await focused(activity.kind);
    await seen(activity, 'Breakfast');
  });

  describe.each(LOOKS)('with $viewport.width pixels and $colorScheme', (look) => {
    it('is in order with something, nothing, and while the server fails', async () => {
      const { page, trouble } = await site.visitAs(person, look);
      await seen(await openAt(page), 'Breakfast');
      await inspect(page);
      await page.goto('/activity?kind=expense&to=2020-01-01');
      await page.getByText('Nothing of this kind in these days').waitFor();
      await inspect(page);
      trouble.expect(/answered 503$/);
      await page.route(/\/api\/activity(\?|$)/, (route) => route.fulfill({ status: 503 }));
      await page.goto('/activity');
      await page.getByText('The activity could not be loaded').waitFor();
      await inspect(page);
    });
  });

  async function openAt(page: Page): Promise<ActivityPage> {
    await page.goto('/activity');
    const activity = new ActivityPage(page);
    await activity.heading.waitFor();
    return activity;
  }

  const seen = (activity: ActivityPage, text: string) =>
    eventually(async () => expect((await activity.entries.allInnerTexts()).join()).toContain(text));

  async function inspect(page: Page): Promise<void> {
    expect(await sidewaysOverflow(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  }
});
