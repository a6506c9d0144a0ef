import { addDays, type CalendarDate } from '../calendar-date.js';

/** A plausible expense of somebody who does not exist. `amountMinor` in cents. */
export interface DemoExpense {
  spentOn: CalendarDate;
  title: string;
  /** A name of the starting set. */
  category: string;
  amountMinor: bigint;
  note: string;
}

const daysBack = 548;

/** Now and then: `perWeek` times a week on average, between `from` and `to` cents. */
const habits = [
  {
    category: 'Food',
    perWeek: 2.2,
    from: 1_800,
    to: 11_500,
    titles: ["Trader Joe's", 'Safeway', 'Costco', 'Whole Foods', 'Farmers market'],
  },
  {
    category: 'Food',
    perWeek: 2.6,
    from: 380,
    to: 1_450,
    titles: ['Blue Bottle Coffee', 'Bagel corner', 'Peet’s Coffee', 'Taqueria El Sol'],
  },
  {
    category: 'Food',
    perWeek: 0.9,
    from: 2_400,
    to: 9_800,
    titles: ['Thai Basil', 'Pizzeria Delfina', 'Sushi Ran', 'Pho 84'],
  },
  { category: 'Transport', perWeek: 1.6, from: 250, to: 2_900, titles: ['Clipper card', 'Lyft', 'BART', 'Parking'] },
  { category: 'Transport', perWeek: 0.5, from: 3_200, to: 6_900, titles: ['Shell', 'Chevron'] },
  {
    category: 'Entertainment',
    perWeek: 0.6,
    from: 1_200,
    to: 8_500,
    titles: ['Cinema', 'Concert tickets', 'Bowling', 'Museum'],
  },
  {
    category: 'Health',
    perWeek: 0.25,
    from: 900,
    to: 14_000,
    titles: ['Pharmacy', 'Dentist', 'Eye exam', 'Physiotherapy'],
  },
  {
    category: 'Shopping',
    perWeek: 0.7,
    from: 1_500,
    to: 16_000,
    titles: ['Amazon', 'Target', 'IKEA', 'Bookshop', 'Uniqlo'],
  },
  {
    category: 'Other',
    perWeek: 0.2,
    from: 1_000,
    to: 7_500,
    titles: ['Birthday present', 'Dry cleaning', 'Donation', 'Haircut'],
  },
] as const;

/** Once a month, on that day. `sway` cents up or down. */
const bills = [
  { category: 'Housing', day: 1, title: 'Rent', amount: 218_000, sway: 0 },
  { category: 'Utilities', day: 9, title: 'Electricity and gas', amount: 9_400, sway: 3_100 },
  { category: 'Utilities', day: 12, title: 'Internet', amount: 6_500, sway: 0 },
  { category: 'Utilities', day: 20, title: 'Mobile phone', amount: 4_200, sway: 0 },
  { category: 'Entertainment', day: 15, title: 'Netflix', amount: 1_549, sway: 0 },
  { category: 'Entertainment', day: 3, title: 'Spotify', amount: 1_199, sway: 0 },
  { category: 'Health', day: 5, title: 'Gym', amount: 5_900, sway: 0 },
] as const;

const journeys = [
  { daysAgo: 410, title: 'Flight to Seattle', amount: 23_840 },
  { daysAgo: 408, title: 'Hotel in Seattle', amount: 51_200 },
  { daysAgo: 232, title: 'Flight to Chicago', amount: 31_260 },
  { daysAgo: 230, title: 'Hotel in Chicago', amount: 64_900 },
  { daysAgo: 62, title: 'Cabin at Lake Tahoe', amount: 48_750 },
] as const;

const refunds = [
  { daysAgo: 227, category: 'Travel', title: 'Refund of hotel night', amount: -16_225 },
  { daysAgo: 26, category: 'Shopping', title: 'Amazon return', amount: -4_399 },
] as const;

/** About 18 months of expenses up to `today`, the same for the same `seed`. */
export function demoExpenses(today: CalendarDate, seed: number): DemoExpense[] {
  const random = createRandom(seed);
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const expenses: DemoExpense[] = [];
  const add = (spentOn: CalendarDate, category: string, title: string, cents: number, note = '') =>
    expenses.push({ spentOn, category, title, amountMinor: BigInt(cents), note });

  for (let daysAgo = daysBack; daysAgo >= 0; daysAgo -= 1) {
    const date = addDays(today, -daysAgo);
    const isWeekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
    for (const { category, perWeek, from, to, titles } of habits) {
      if (random() >= (perWeek / 7) * (isWeekend ? 1.5 : 0.8)) continue;
      // Small amounts are the common ones.
      const cents = from + Math.floor(random() ** 2 * (to - from));
      add(date, category, titles[between(0, titles.length - 1)] as string, cents);
    }
    for (const bill of bills) {
      if (Number(date.slice(8)) === bill.day)
        add(date, bill.category, bill.title, bill.amount + between(-bill.sway, bill.sway));
    }
  }
  for (const { daysAgo, title, amount } of journeys) add(addDays(today, -daysAgo), 'Travel', title, amount);
  for (const { daysAgo, category, title, amount } of refunds)
    add(addDays(today, -daysAgo), category, title, amount, 'Money back');
  return expenses.sort((a, b) => (a.spentOn < b.spentOn ? -1 : Number(a.spentOn > b.spentOn)));
}

/** A small seeded generator (mulberry32): 0 <= value < 1. Nothing secret depends on it. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
