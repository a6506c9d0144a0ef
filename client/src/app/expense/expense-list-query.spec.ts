import { DefaultUrlSerializer, type Params, UrlTree, convertToParamMap } from '@angular/router';
import fc from 'fast-check';
import { cleanFilter } from '../shared/expense-filter/expense-filter';
import {
  DEFAULT_QUERY,
  type ExpenseListQuery,
  PAGE_SIZES,
  SORT_FIELDS,
  filteredBy,
  fromUrl,
  sortedBy,
  toApiParams,
  toUrl,
  withPageSize,
} from './expense-list-query';

const FOOD = '0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f';
const HOME = '0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e50';

const read = (params: Params) => fromUrl(convertToParamMap(params));
const withoutNulls = (params: Params): Params =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null));

/** As the router writes an address and reads it again. */
function throughAddress(query: ExpenseListQuery): ExpenseListQuery {
  const serializer = new DefaultUrlSerializer();
  const tree = new UrlTree(undefined, withoutNulls(toUrl(query)));
  return fromUrl(serializer.parse(serializer.serialize(tree)).queryParamMap);
}

describe('the list that an address asks for', () => {
  it('is the latest expenses when it says nothing', () => {
    expect(read({})).toEqual({
      page: 1,
      pageSize: 25,
      sort: 'spentOn',
      descending: true,
      filter: { period: 'all' },
    });
  });

  it('is restored from what was put into it', () => {
    const filter = { period: 'current-year', categoryId: [FOOD, HOME], q: 'tea', hasReceipt: true } as const;
    const query = { page: 3, pageSize: 50, sort: 'amount', descending: false, filter: cleanFilter(filter) } as const;
    expect(withoutNulls(toUrl(query))).toEqual({
      page: 3,
      pageSize: 50,
      sort: 'amount',
      period: 'current-year',
      categoryId: [FOOD, HOME],
      q: 'tea',
      hasReceipt: 'true',
    });
    expect(throughAddress(query)).toEqual(query);
  });

  it('is restored whatever is in it', () => {
    const queries = fc.record({
      page: fc.integer({ min: 1, max: 1_000_000 }),
      pageSize: fc.constantFrom(...PAGE_SIZES),
      sort: fc.constantFrom(...SORT_FIELDS),
      descending: fc.boolean(),
      filter: fc
        .record({ categoryId: fc.array(fc.uuid(), { maxLength: 3 }), q: fc.string({ unit: 'binary', maxLength: 200 }) })
        .map(cleanFilter),
    });
    fc.assert(fc.property(queries, (query) => expect(throughAddress(query)).toEqual(query)));
    for (const q of ['100%', 'a_b', '\\', `"'`, '\u200fשלום', '🍕', 'a+b & c=d', '#?/;']) {
      const query = filteredBy(DEFAULT_QUERY, { q });
      expect(throughAddress(query).filter.q).toBe(q);
    }
  });

  it('leaves defaults out', () => {
    expect(withoutNulls(toUrl(DEFAULT_QUERY))).toEqual({});
    expect(withoutNulls(toUrl({ ...DEFAULT_QUERY, descending: false }))).toEqual({ sort: 'spentOn' });
  });

  it('takes out of the address what it does not say', () => {
    expect(Object.keys(toUrl(DEFAULT_QUERY)).sort()).toEqual(
      [
        'page',
        'pageSize',
        'sort',
        'period',
        'from',
        'to',
        'categoryId',
        'q',
        'minAmount',
        'maxAmount',
        'hasReceipt',
      ].sort(),
    );
  });

  it('ignores nonsense', () => {
    expect(read({ page: '-2', pageSize: '7', sort: '-password' })).toEqual(DEFAULT_QUERY);
    expect(read({ page: '1.5', pageSize: 'all', sort: '--amount' })).toEqual(DEFAULT_QUERY);
    expect(read({ period: 'x', from: 'y', categoryId: 'z', minAmount: '1,5', hasReceipt: '1' })).toEqual(DEFAULT_QUERY);
  });
});

describe('sorting', () => {
  it('begins with the largest amount, and with A', () => {
    expect(sortedBy(DEFAULT_QUERY, 'amount')).toMatchObject({ sort: 'amount', descending: true });
    expect(sortedBy(DEFAULT_QUERY, 'title')).toMatchObject({ sort: 'title', descending: false });
  });

  it('turns on the second press and returns to the first page', () => {
    expect(sortedBy({ ...DEFAULT_QUERY, page: 4 }, 'spentOn')).toMatchObject({ page: 1, descending: false });
  });
});

describe('another page size', () => {
  it('keeps the first row in view', () => {
    expect(withPageSize({ ...DEFAULT_QUERY, page: 5 }, 50)).toMatchObject({ page: 3, pageSize: 50 });
    expect(withPageSize({ ...DEFAULT_QUERY, page: 3, pageSize: 100 }, 25)).toMatchObject({ page: 9, pageSize: 25 });
  });
});

describe('another filter', () => {
  it('returns to the first page', () => {
    const filter = { period: 'current-month', q: ' tea ' } as const;
    expect(filteredBy({ ...DEFAULT_QUERY, page: 4, sort: 'amount' }, filter)).toMatchObject({
      page: 1,
      sort: 'amount',
      filter: { period: 'current-month', q: 'tea' },
    });
  });

  it('is told to the API in its words', () => {
    const query = filteredBy(DEFAULT_QUERY, {
      period: 'custom',
      from: '2026-11-01',
      categoryId: [FOOD],
      minAmount: '5',
    });
    expect(toApiParams(query)).toEqual({
      page: 1,
      pageSize: 25,
      sort: '-spentOn',
      period: 'custom',
      from: '2026-11-01',
      categoryId: [FOOD],
      minAmount: '5',
    });
  });
});
