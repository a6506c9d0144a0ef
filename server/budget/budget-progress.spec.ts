import { describe, expect, it } from '@jest/globals';
import { budgetProgress } from './budget-progress.js';
import { passedThresholds } from './passed-thresholds.js';

const progress = (amountMinor: bigint, spentMinor: bigint, carriedMinor = 0n) =>
  budgetProgress({ amountMinor, spentMinor, carriedMinor }, 'USD');

describe('the progress of a budget', () => {
  it.each([
    ['nothing spent', 40_000n, 0n, 0n, 0, 'ok', '400.00'],
    ['a part', 40_000n, 12_000n, 0n, 30, 'ok', '280.00'],
    ['a cent less than 80 %', 40_000n, 31_999n, 0n, 79, 'ok', '80.01'],
    ['80 %', 40_000n, 32_000n, 0n, 80, 'near', '80.00'],
    ['all of it', 40_000n, 40_000n, 0n, 100, 'near', '0.00'],
    ['a cent more', 40_000n, 40_001n, 0n, 100, 'over', '-0.01'],
    ['with what came over', 40_000n, 45_000n, 20_000n, 75, 'ok', '150.00'],
    ['with less because of the month before', 40_000n, 10_000n, -30_000n, 100, 'near', '0.00'],
    ['nothing available, nothing spent', 0n, 0n, 0n, null, 'ok', '0.00'],
    ['a budget of zero, a cent spent', 0n, 1n, 0n, 100, 'over', '-0.01'],
    ['overspent before it began', 10_000n, 0n, -15_000n, 100, 'over', '-50.00'],
    ['more given back than was lacking', 10_000n, -6_000n, -15_000n, null, 'ok', '10.00'],
    ['refunds alone', 40_000n, -1_000n, 0n, -3, 'ok', '410.00'],
    ['amounts beyond what a number holds', 10n ** 17n, 9n * 10n ** 16n + 1n, 0n, 90, 'near', '99999999999999.99'],
  ] as const)('%s', (_, amount, spent, carried, percent, state, leftAmount) => {
    expect(progress(amount, spent, carried)).toMatchObject({ percent, state, leftAmount });
  });

  it('has the decimals of its currency', () => {
    expect(budgetProgress({ amountMinor: 500n, carriedMinor: -20n, spentMinor: 30n }, 'JPY')).toEqual({
      amount: '500',
      carriedAmount: '-20',
      availableAmount: '480',
      spentAmount: '30',
      leftAmount: '450',
      percent: 6,
      state: 'ok',
    });
  });
});

describe('the thresholds that are passed', () => {
  it.each([
    ['none below 80 %', progress(100n, 79n), []],
    ['the lower one from 80 %', progress(100n, 80n), [80]],
    ['the lower one up to all of it', progress(100n, 100n), [80]],
    ['both beyond it', progress(100n, 101n), [80, 100]],
    ['both with a budget of zero', progress(0n, 1n), [80, 100]],
    ['none while nothing is spent of what lacks already', progress(100n, 0n, -200n), []],
    ['none with refunds', progress(100n, -10n, -200n), []],
  ])('are %s', (_, budget, expected) => expect(passedThresholds(budget)).toEqual(expected));
});
