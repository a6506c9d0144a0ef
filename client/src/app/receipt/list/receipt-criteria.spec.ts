import { readReceiptCriteria, toReceiptParams, toReceiptUrl } from './receipt-criteria';

describe('which receipts are looked at', () => {
  it('are those that are to be filed, unless the address says otherwise', () => {
    expect(readReceiptCriteria({})).toEqual({ view: 'unfiled', page: 1 });
    expect(readReceiptCriteria({ view: 'failed', q: '  coffee ', page: '3' })).toEqual({
      view: 'failed',
      q: 'coffee',
      page: 3,
    });
  });

  it('cannot be led astray by an address', () => {
    expect(readReceiptCriteria({ view: 'toString', q: ['a', 'b'], page: '-1' })).toEqual({ view: 'unfiled', page: 1 });
    expect(readReceiptCriteria({ q: 'x'.repeat(201), page: '1e9' })).toEqual({ view: 'unfiled', page: 1 });
  });

  it('stand in the address without what goes without saying', () => {
    expect(toReceiptUrl({ view: 'unfiled', page: 1 })).toEqual({ view: null, q: null, page: null });
    const criteria = { view: 'all', q: 'tea', page: 2 } as const;
    expect(readReceiptCriteria(toReceiptUrl(criteria))).toEqual(criteria);
  });

  it('are asked for in the terms of the API', () => {
    expect(toReceiptParams({ view: 'unfiled', q: 'tea', page: 2 })).toEqual({
      unfiled: true,
      q: 'tea',
      page: 2,
      pageSize: 24,
    });
    expect(toReceiptParams({ view: 'failed', page: 1 })).toEqual({ status: 'failed', page: 1, pageSize: 24 });
    expect(toReceiptParams({ view: 'all', page: 1 })).toEqual({ page: 1, pageSize: 24 });
  });
});
