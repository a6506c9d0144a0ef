import { setTimeout as pause } from 'node:timers/promises';
import { fromCents, sum } from './amounts.js';

const ACTIVITY_MS = 60_000;

/** Figures of one known statement, added up by another program. */
const KNOWN = {
  rowCount: 806,
  count: 617,
  total: '63042.42',
  categories: {
    Groceries: '2795.21',
    Restaurants: '2613.02',
    'Home Improvement': '19092.87',
    'Mortgage and Rent': '24754.50',
  },
};

const asRow = ({ spentOn, title, amount, category }) => [spentOn, title, amount, category].join(' | ');

/** Every purchase must be there once, as it was sent. */
export function compareRows(checks, purchases, { items, total, totalAmount }) {
  const recorded = new Map(items.map((item) => [item.id, asRow({ ...item, category: item.category.name })]));
  const differing = purchases.filter((purchase) => recorded.get(purchase.id) !== asRow(purchase));
  checks.equal(items.length, purchases.length, 'expenses read back page by page');
  checks.equal(total, purchases.length, 'expenses as the list counts them');
  checks.equal(recorded.size, items.length, 'different expenses among them');
  checks.equal(differing.length, 0, 'expenses that differ in date, title, amount or category');
  for (const purchase of differing.slice(0, 5)) {
    console.log(`  sent ${asRow(purchase)}\n  read ${recorded.get(purchase.id) ?? 'nothing'}`);
  }
  checks.equal(totalAmount, fromCents(sum(purchases.map(({ amount }) => amount))), 'total of the list');
}

export function compareCategories(checks, purchases, report) {
  const amounts = new Map(report.items.map(({ category, amount }) => [category.name, amount]));
  const names = [...new Set(purchases.map(({ category }) => category))].sort();
  checks.equal(report.items.length, names.length, 'categories in the report');
  for (const name of names) {
    const own = purchases.filter(({ category }) => category === name).map(({ amount }) => amount);
    checks.equal(amounts.get(name), fromCents(sum(own)), `${name}, ${own.length} by hand and in the report`);
  }
  checks.equal(report.totalAmount, fromCents(sum(purchases.map(({ amount }) => amount))), 'total of the report');
}

/** Only when the file is the one whose figures are known. */
export function compareKnownFigures(checks, rowCount, list, report) {
  if (rowCount !== KNOWN.rowCount) return;
  const amounts = new Map(report.items.map(({ category, amount }) => [category.name, amount]));
  checks.equal(list.total, KNOWN.count, 'expenses as known of this statement');
  checks.equal(list.totalAmount, KNOWN.total, 'total as known of this statement');
  for (const [name, amount] of Object.entries(KNOWN.categories)) {
    checks.equal(amounts.get(name), amount, `${name} as known of this statement`);
  }
}

/** Activities arrive a moment after the expenses: waits for them, then expects one for each expense. */
export async function compareActivities(checks, account, purchases) {
  const path = '/api/activity?type=expense.created';
  const deadline = performance.now() + ACTIVITY_MS;
  while ((await account.send('GET', `${path}&pageSize=1`)).total < purchases.length && performance.now() < deadline) {
    await pause(50);
  }
  const { items } = await account.readAll(path);
  const ids = items.map(({ data }) => data.expense.id);
  const seen = new Set(ids);
  checks.equal(ids.length, purchases.length, 'activities expense.created');
  checks.equal(ids.length - seen.size, 0, 'expenses with more than one activity');
  checks.equal(purchases.filter(({ id }) => !seen.has(id)).length, 0, 'expenses without an activity');
}
