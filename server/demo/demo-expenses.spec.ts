import { describe, expect, it } from '@jest/globals';
import { startingSet } from '../category/starting-set.js';
import { demoExpenses } from './demo-expenses.js';

const today = '2026-11-24';
const expenses = demoExpenses(today, 7);

describe('the demo’s expenses', () => {
  it('cover 18 months up to today, never beyond', () => {
    const dates = expenses.map(({ spentOn }) => spentOn);
    expect(dates.at(0)).toMatch(/^2025-05/);
    expect(dates.every((date) => date <= today)).toBe(true);
    expect(new Set(dates.map((date) => date.slice(0, 7))).size).toBeGreaterThanOrEqual(18);
  });

  it('use every category of the starting set', () => {
    expect(new Set(expenses.map(({ category }) => category))).toEqual(new Set(startingSet.map(({ name }) => name)));
  });

  it('hold enough to look at: several hundred, the rent each month, some refunds', () => {
    expect(expenses.length).toBeGreaterThan(500);
    expect(expenses.length).toBeLessThan(2_000);
    expect(expenses.filter(({ title }) => title === 'Rent')).toHaveLength(18);
    expect(expenses.some(({ amountMinor }) => amountMinor < 0n)).toBe(true);
    expect(expenses.every(({ amountMinor }) => amountMinor !== 0n)).toBe(true);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(demoExpenses(today, 7)).toEqual(expenses);
    expect(demoExpenses(today, 8)).not.toEqual(expenses);
  });
});
