import { describe, expect, it } from '@jest/globals';
import { type Observation, unusualReason } from './unusual-reason.js';

const seen = (fields: Partial<Observation>): Observation => ({
  minor: 1_000n,
  pastCount: 0,
  pastMedianMinor: null,
  isNew: false,
  ledgerCount: 100,
  smallerCount: 50,
  ...fields,
});
const known = (minor: bigint, pastMedianMinor: bigint, pastCount = 3) => seen({ minor, pastMedianMinor, pastCount });
const reasonOf = (observation: Observation, currency = 'USD') => unusualReason(observation, currency)?.reason ?? null;

describe('an expense that costs more than its title usually does', () => {
  it.each([
    ['three times as much', 3_720n, 1_240n, '3 times what it usually costs (median 12.40)'],
    ['one and a half times', 1_860n, 1_240n, '1.5 times what it usually costs (median 12.40)'],
    ['a cent less than that', 1_859n, 1_240n, null],
    ['nearly twice, cut off', 1_999n, 1_000n, '1.9 times what it usually costs (median 10.00)'],
    ['much more', 12_990n, 1_000n, '12 times what it usually costs (median 10.00)'],
    ['very much more', 1_500_000n, 1_000n, '1,500 times what it usually costs (median 10.00)'],
    ['as much as ever', 1_240n, 1_240n, null],
    ['a refund', -5_000n, 1_240n, null],
  ])('%s', (_, minor, median, reason) => {
    expect(reasonOf(known(minor, median))).toBe(reason);
  });

  it('needs three past ones to know what is usual', () => {
    expect(reasonOf(known(9_000n, 1_000n, 2))).toBeNull();
    expect(reasonOf(known(9_000n, 1_000n, 3))).toBe('9 times what it usually costs (median 10.00)');
  });

  it('names the median in the decimals of its currency', () => {
    expect(reasonOf(known(900n, 300n), 'JPY')).toBe('3 times what it usually costs (median 300)');
  });

  it('weighs by the money beyond the usual', () => {
    expect(unusualReason(known(3_720n, 1_240n), 'USD')?.excessMinor).toBe(2_480n);
  });
});

describe('an expense with a title that is new', () => {
  const fresh = (smallerCount: number, ledgerCount = 100) => seen({ isNew: true, smallerCount, ledgerCount });

  it('is unusual among the largest twentieth', () => {
    expect(reasonOf(fresh(95))).toBe('new, and larger than 95 % of all expenses');
    expect(reasonOf(fresh(998, 1_000))).toBe('new, and larger than 99 % of all expenses');
    expect(reasonOf(fresh(94))).toBeNull();
    expect(unusualReason(fresh(95), 'USD')?.excessMinor).toBe(1_000n);
  });

  it('is not while the ledger is too young to tell', () => {
    expect(reasonOf(fresh(18, 19))).toBeNull();
    expect(reasonOf(fresh(19, 20))).toBe('new, and larger than 95 % of all expenses');
  });

  it('has to be new for it', () => {
    expect(reasonOf(seen({ smallerCount: 99 }))).toBeNull();
    expect(reasonOf(seen({ smallerCount: 99, isNew: true, minor: -1n }))).toBeNull();
  });
});
