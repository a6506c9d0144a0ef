import type { Page, Route } from 'playwright-core';
import type { TestClient } from '#server/testing/test-client.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { daysAfter, inAmerican } from './support/dates.js';
import { eventually } from './support/eventually.js';
import { Site } from './support/site.js';

const EXPENSES = /\/api\/ledgers\/[^/]+\/expenses$/;
const LUNCH = { amount: '12.34', title: 'Lunch', category: 'Food' };

describe('the form for an expense', () => {
  const site = Site.use();

  async function openForm(timeZone = 'America/Los_Angeles', browserZone = timeZone) {
    const person = await site.newPerson({ timeZone });
    const visit = await site.visitAs(person, { timezoneId: browserZone });
    const dashboard = new DashboardPage(visit.page);
    await dashboard.open();
    await dashboard.form.openByKey();
    return { ...visit, person, dashboard, form: dashboard.form };
  }

  it('says at each field what is wrong with it, and saves nothing', async () => {
    const { form, person } = await openForm();
    await form.fill({ amount: 'twelve', title: ' ' });
    await form.save.click();
    await eventually(async () => {
      expect(await form.errorAt(form.amount)).toBe('Enter an amount in digits, such as 12.50.');
      expect(await form.errorAt(form.title)).toBe('Enter a title, such as where you paid.');
      expect(await form.errorAt(form.category)).toBe('Choose a category.');
    });
    expect(await form.errorAt(form.date)).toBe('');
    expect(await form.amount.evaluate((field) => field === document.activeElement)).toBe(true);

    await form.fill({ amount: '12.345' });
    await eventually(async () => expect(await form.errorAt(form.amount)).toBe('USD has at most 2 decimals.'));
    await form.fill({ amount: '0' });
    await eventually(async () => expect(await form.errorAt(form.amount)).toBe('Enter an amount other than zero.'));
    expect(await countOf(person)).toBe(0);
  });

  // The second pair is more than 24 hours apart: whatever the time, the browser's calendar is at least a day ahead.
  it.each([
    ['America/Los_Angeles', 'Asia/Kolkata'],
    ['Pacific/Pago_Pago', 'Pacific/Kiritimati'],
  ])('takes today, and no later day, from the calendar of %s in a browser in %s', async (timeZone, browserZone) => {
    const { form, person, page, trouble, dashboard } = await openForm(timeZone, browserZone);
    const { today } = person.user;
    expect(await form.date.inputValue()).toBe(inAmerican(today));

    await form.fill({ ...LUNCH, date: daysAfter(today, 1) });
    await form.save.click();
    await eventually(async () => expect(await form.errorAt(form.date)).toMatch(/or earlier/));
    expect(await countOf(person)).toBe(0);

    // A client whose calendar is wrong hears it from the server, at the same place.
    trouble.expect(/^POST .*\/expenses answered 400$/);
    await form.fill({ date: today });
    await routePosts(page, (route) => route.continue({ postData: withDate(route, daysAfter(today, 1)) }));
    await form.save.click();
    await eventually(async () => expect(await form.errorAt(form.date)).toContain(today));
    expect(await countOf(person)).toBe(0);

    await page.unroute(EXPENSES);
    await form.record({ date: today });
    await eventually(async () => expect(await dashboard.titles()).toEqual(['Lunch']));
    expect(await firstOf(person)).toMatchObject({ spentOn: today });
  });

  it.each([
    ['the server cannot be reached', (route: Route) => route.abort()],
    ['the answer is lost', (route: Route) => route.fetch().then(() => route.abort())],
  ])('keeps what was typed when %s, and trying again makes one expense', async (_reason, breakRequest) => {
    const { form, page, person, trouble, dashboard } = await openForm();
    trouble.expect(/^POST .*\/expenses failed/);
    await form.fill(LUNCH);
    const typed = await form.typed();
    await routePosts(page, breakRequest);
    await form.save.click();
    await form.dialog.getByText('What you typed is kept.').waitFor();
    expect(await form.typed()).toEqual(typed);

    await page.unroute(EXPENSES);
    await form.record({});
    await eventually(async () => expect(await dashboard.titles()).toEqual(['Lunch']));
    expect(await countOf(person)).toBe(1);
  });

  it('makes one expense of two quick presses on Save', async () => {
    const { form, page, person, dashboard } = await openForm();
    const answerNow = await holdSaving(page);
    await form.fill(LUNCH);
    await form.save.dblclick();
    answerNow();
    await form.dialog.waitFor({ state: 'hidden' });
    await eventually(async () => expect(await dashboard.titles()).toEqual(['Lunch']));
    expect(await countOf(person)).toBe(1);
  });
});

/** Saving takes until the returned function is called. */
async function holdSaving(page: Page): Promise<() => void> {
  let answer: () => void = () => undefined;
  const answering = new Promise<void>((resolve) => (answer = resolve));
  await routePosts(page, async (route) => {
    await answering;
    await route.continue();
  });
  return answer;
}

const routePosts = (page: Page, handle: (route: Route) => Promise<void>) =>
  page.route(EXPENSES, (route) => (route.request().method() === 'POST' ? handle(route) : route.fallback()));

const withDate = (route: Route, spentOn: string): string =>
  JSON.stringify({ ...(route.request().postDataJSON() as object), spentOn });

async function countOf(person: TestClient): Promise<number> {
  return (await person.get<{ total: number }>(`${person.ledger}/expenses`)).body.total;
}

async function firstOf(person: TestClient): Promise<unknown> {
  return (await person.get<{ items: unknown[] }>(`${person.ledger}/expenses`)).body.items[0];
}
