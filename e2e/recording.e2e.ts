import type { Locator } from 'playwright-core';
import type { TestClient } from '#server/testing/test-client.js';
import { DashboardPage } from './pages/dashboard-page.js';
import { daysAfter, inAmerican } from './support/dates.js';
import { eventually } from './support/eventually.js';
import { expensesOf } from './support/expenses-of.js';
import { focused } from './support/keyboard.js';
import { accessibilityProblems } from './support/looks.js';
import { Site } from './support/site.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe('recording an expense', () => {
  const site = Site.use();

  /** Somebody who buys a coffee now and then, always at the same price. */
  async function aRegular(): Promise<TestClient> {
    const person = await site.newPerson();
    for (const daysAgo of [2, 5, 9]) {
      await person.record({
        title: 'Blue Bottle',
        amount: '4.50',
        categoryId: await person.categoryId('Food'),
        spentOn: daysAfter(person.user.today, -daysAgo),
      });
    }
    return person;
  }

  async function openForm(person: TestClient, options: Parameters<Site['visitAs']>[1] = {}) {
    const visit = await site.visitAs(person, options);
    const dashboard = new DashboardPage(visit.page);
    await dashboard.open();
    return { ...visit, dashboard, form: dashboard.form };
  }

  it('takes three steps by keyboard for a title that was used before', async () => {
    const person = await aRegular();
    const { page, form } = await openForm(person);
    await form.openByKey();
    await focused(form.amount);

    const steps = [
      () => page.keyboard.type('blue'),
      async () => {
        await form.suggestions.first().waitFor();
        await page.keyboard.press('Enter');
      },
      () => page.keyboard.press('Enter'),
    ];
    for (const step of steps) await step();
    await form.dialog.waitFor({ state: 'hidden' });
    expect(steps).toHaveLength(3);
    const [latest, ...others] = await expensesOf(person);
    expect(others).toHaveLength(3);
    expect(latest).toMatchObject({
      title: 'Blue Bottle',
      amount: '4.50',
      category: { name: 'Food' },
      spentOn: person.user.today,
    });
  });

  it('is a key away also where a row has just been selected', async () => {
    const person = await aRegular();
    const { page, form } = await openForm(person);
    await page.getByRole('checkbox', { name: 'Select Blue Bottle' }).first().check();
    await form.openByKey();
    await focused(form.amount);
  });

  it('takes three steps by touch for a title that was used before', async () => {
    const person = await aRegular();
    const { page, form } = await openForm(person, PHONE);
    await page.getByRole('button', { name: 'New expense' }).last().tap();
    await form.ready();

    const steps = [() => form.title.tap(), () => form.suggestions.first().tap(), () => form.save.tap()];
    for (const step of steps) await step();
    await form.dialog.waitFor({ state: 'hidden' });
    expect(steps).toHaveLength(3);
    expect(await expensesOf(person)).toHaveLength(4);
  });

  it('goes by the keyboard alone, with a sum, words for the date, and a note of two lines', async () => {
    const person = await site.newPerson();
    const { page, form } = await openForm(person);
    await form.openByKey();
    await focused(form.amount);
    await page.keyboard.type('12.50+3');
    await form.dialog.getByText('= $15.50').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await focused(form.title);
    await page.keyboard.type('Market');
    await page.keyboard.press('Tab');
    await focused(form.category);
    await page.keyboard.type('shop');
    await page.keyboard.press('Enter');
    await shows(form.category, 'Shopping');
    await page.keyboard.press('Tab');
    await focused(form.date);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('3 days ago');
    await page.keyboard.press('Tab');
    await shows(form.date, inAmerican(daysAfter(person.user.today, -3)));
    await page.keyboard.press('Tab');
    await focused(form.note);
    await page.keyboard.type('for the party');
    await page.keyboard.press('Enter');
    await page.keyboard.type('and after');
    await page.keyboard.press('ControlOrMeta+Enter');
    await form.dialog.waitFor({ state: 'hidden' });
    expect(await expensesOf(person)).toMatchObject([
      {
        amount: '15.50',
        title: 'Market',
        category: { name: 'Shopping' },
        spentOn: daysAfter(person.user.today, -3),
        note: 'for the party\nand after',
      },
    ]);
  });

  it('goes on with the next one by Shift+Enter, on the same day', async () => {
    const person = await site.newPerson();
    const { page, form } = await openForm(person);
    await form.openByKey();
    await form.fill({ amount: '3', title: 'Apples', category: 'Food', date: 'yesterday' });
    await page.keyboard.press('Shift+Enter');
    await focused(form.amount);
    await shows(form.amount, '');
    await form.record({ amount: '4', title: 'Pears', category: 'Food' });
    const yesterday = daysAfter(person.user.today, -1);
    expect(await expensesOf(person)).toMatchObject([
      { title: 'Pears', spentOn: yesterday },
      { title: 'Apples', spentOn: yesterday },
    ]);
  });

  it('shows a refund as what it is', async () => {
    const person = await site.newPerson();
    const { form, dashboard } = await openForm(person);
    await form.openByKey();
    await form.fill({ amount: '20+5' });
    await form.button('Turn between spending and refund').click();
    await shows(form.amount, '-25.00');
    await form.dialog.getByText('Refund', { exact: true }).waitFor();
    await form.record({ title: 'Shoes returned', category: 'Shopping' });
    await eventually(async () => expect(await dashboard.rows()).toMatchObject([{ amount: '-$25.00' }]));
  });

  it('suggests a category with its reason, takes it back on one press, and leaves a choice alone', async () => {
    const person = await aRegular();
    const { page, form } = await openForm(person);
    await form.openByKey();
    await form.fill({ amount: '5', title: 'blue bottle' });
    await form.advice.getByText('Food').waitFor();
    expect(await form.advice.innerText()).toMatch(/Food — .*Blue Bottle/);
    await shows(form.category, 'Food');
    await page.keyboard.press('Escape');
    expect(await accessibilityProblems(page)).toEqual([]);

    await form.advice.getByRole('button', { name: 'Undo' }).click();
    await shows(form.category, '');
    await focused(form.category);
    await form.advice.getByRole('button', { name: 'Use it' }).click();
    await shows(form.category, 'Food');
    await form.category.focus();
    await page.keyboard.press('Control+z');
    await shows(form.category, '');

    await form.chooseCategory('Travel');
    await form.title.fill('Blue Bottle');
    await form.suggestions.first().click();
    await shows(form.title, 'Blue Bottle');
    expect(await form.typed()).toMatchObject({ amount: '5', title: 'Blue Bottle', category: 'Travel' });
    expect(await form.advice.count()).toBe(0);
  });

  it('makes a category on the way, by the name that was typed', async () => {
    const person = await site.newPerson();
    const { page, form } = await openForm(person);
    await form.openByKey();
    await form.fill({ amount: '30', title: 'Cat food' });
    await form.category.fill('Pets');
    await page.keyboard.press('Enter');
    await focused(form.dialog.getByLabel('Name of the category'));
    await page.keyboard.press('Enter');
    await shows(form.category, 'Pets');
    await focused(form.category);
    await page.keyboard.press('Enter');
    await form.dialog.waitFor({ state: 'hidden' });
    expect(await expensesOf(person)).toMatchObject([{ title: 'Cat food', category: { name: 'Pets' } }]);
  });

  it('is accessible with either list open', async () => {
    const person = await aRegular();
    const { page, form } = await openForm(person);
    await form.openByKey();
    await form.title.focus();
    await form.suggestions.first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await form.category.click();
    await form.categories.first().waitFor();
    expect(await form.suggestions.count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

const shows = (field: Locator, text: string) => eventually(async () => expect(await field.inputValue()).toBe(text));
