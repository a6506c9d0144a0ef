import { filterToUrl, readReportQuery, withoutPeriod } from './report-query';

const IDS = [1, 2, 3, 4, 5, 6, 7].map((number) => `0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4${number}`);

const read = (query: string) => {
  const params = new URLSearchParams(query);
  return readReportQuery({ get: (name) => params.get(name), getAll: (name) => params.getAll(name) });
};

describe('the address of a report', () => {
  it('says nothing and means the default', () => {
    expect(read('')).toEqual({
      filter: { period: 'all' },
      year: undefined,
      shown: [],
      style: 'bars',
      other: undefined,
    });
  });

  it('says all that a report is about', () => {
    const query = `period=current-year&q=tea&categoryId=${IDS[0]}&year=2024&show=${IDS[1]}&show=${IDS[2]}&style=lines&otherFrom=2025-01-01&otherTo=2025-01-31`;
    expect(read(query)).toEqual({
      filter: { period: 'current-year', q: 'tea', categoryId: [IDS[0]] },
      year: 2024,
      shown: [IDS[1], IDS[2]],
      style: 'lines',
      other: { from: '2025-01-01', to: '2025-01-31' },
    });
  });

  it.each([
    'year=0',
    'year=20266',
    'year=-1',
    'style=pie',
    'show=food',
    'otherFrom=2025-01-01',
    'otherTo=x&otherFrom=y',
  ])('ignores what is wrong in it: %s', (query) => expect(read(query)).toEqual(read('')));

  it('does not compare with a period that ends before it begins', () => {
    expect(read('otherFrom=2025-02-01&otherTo=2025-01-01').other).toBeUndefined();
  });

  it('shows six categories at most', () => {
    expect(read(IDS.map((id) => `show=${id}`).join('&')).shown).toEqual(IDS.slice(0, 6));
  });

  it('takes out of itself what a filter leaves out', () => {
    expect(filterToUrl({ period: 'all', q: 'tea' })).toMatchObject({ period: null, q: 'tea', categoryId: null });
    expect(withoutPeriod({ period: 'custom', from: '2026-01-01', q: 'tea' })).toEqual({ period: 'all', q: 'tea' });
  });
});
