import fc from 'fast-check';
import type { ExpenseFilter } from '../../api/types';
import { cleanFilter, isFiltered, isSameFilter, toFilterParams, toSearch } from './expense-filter';

const FOOD = '0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f';
const HOME = '0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e50';

describe('a filter that somebody asks for', () => {
  it('is everything when it says nothing', () => {
    expect(cleanFilter({})).toEqual({ period: 'all' });
    expect(cleanFilter({ period: null, q: '  ', categoryId: [], hasReceipt: undefined })).toEqual({ period: 'all' });
  });

  it('keeps each rule that means something', () => {
    const filter: ExpenseFilter = {
      period: 'custom',
      from: '2026-11-01',
      to: '2026-11-30',
      categoryId: [FOOD, HOME],
      q: '50% _off\\',
      minAmount: '-10.00',
      maxAmount: '50',
      hasReceipt: false,
    };
    expect(cleanFilter(filter)).toEqual(filter);
  });

  it('ignores what is wrong, rule by rule', () => {
    expect(
      cleanFilter({
        period: 'eternity',
        categoryId: ['food', FOOD.toUpperCase(), FOOD],
        q: 'x'.repeat(201),
        minAmount: '1e3',
        maxAmount: 12,
        hasReceipt: 'maybe',
      }),
    ).toEqual({ period: 'all', categoryId: [FOOD] });
    expect(cleanFilter({ period: 'custom', from: '2026-02-30', to: '30.11.2026' })).toEqual({ period: 'all' });
  });

  it('takes dates for a period of their own, and drops them beside one with a name', () => {
    expect(cleanFilter({ from: '2026-11-01' })).toEqual({ period: 'custom', from: '2026-11-01' });
    expect(cleanFilter({ period: 'current-month', from: '2026-11-01' })).toEqual({ period: 'current-month' });
  });

  it('drops the end of a range that lies before its beginning', () => {
    expect(cleanFilter({ period: 'custom', from: '2026-11-02', to: '2026-11-01' })).toEqual({
      period: 'custom',
      from: '2026-11-02',
    });
    expect(cleanFilter({ minAmount: '10.00', maxAmount: '9.99' })).toEqual({ period: 'all', minAmount: '10.00' });
    expect(cleanFilter({ minAmount: '-5', maxAmount: '0' })).toMatchObject({ minAmount: '-5', maxAmount: '0' });
  });

  it('is the same in whatever order its categories are named', () => {
    const one: ExpenseFilter = { period: 'all', categoryId: [FOOD, HOME] };
    expect(isSameFilter(one, { categoryId: [HOME, FOOD] })).toBe(true);
    expect(isSameFilter(one, { categoryId: [HOME] })).toBe(false);
    expect(isFiltered(one)).toBe(true);
    expect(isFiltered(cleanFilter({}))).toBe(false);
  });
});

describe('a text to search for', () => {
  it.each([
    ['  café\t ', 'café'],
    ['cafe\u0301', 'café'],
    ['a\r\nb', 'a b'],
    ['\u200fשלום', '\u200fשלום'],
    ['🍕 & <b>', '🍕 & <b>'],
  ])('%j is %j', (typed, q) => expect(toSearch(typed)).toBe(q));

  it('is none when there is half a character in it', () => expect(toSearch('a\ud83c')).toBeUndefined());
});

it('comes back from its parameters as it went', () => {
  const anything = fc.record(
    {
      period: fc.constantFrom('all', 'current-month', 'previous-month', 'current-year', 'custom', 'never'),
      from: fc.constantFrom('2026-01-31', '2026-12-01', '2026-13-01', ''),
      to: fc.constantFrom('2026-01-31', '2026-12-01', 'today'),
      categoryId: fc.array(fc.oneof(fc.uuid(), fc.string())),
      q: fc.string({ unit: 'binary', maxLength: 210 }),
      minAmount: fc.oneof(fc.integer().map(String), fc.string()),
      maxAmount: fc.oneof(fc.integer().map(String), fc.string()),
      hasReceipt: fc.constantFrom(true, false, 'true', 'no'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(anything, (raw) => {
      const filter = cleanFilter(raw);
      expect(cleanFilter(toFilterParams(filter))).toEqual(filter);
    }),
  );
});
