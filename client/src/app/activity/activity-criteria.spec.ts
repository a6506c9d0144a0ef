import { readActivityFilter, readPage } from './activity-criteria';

describe('what the address narrows the feed to', () => {
  it('is a kind and days', () => {
    const params = { kind: 'security', from: '2026-11-01', to: '2026-11-30' };
    expect(readActivityFilter(params)).toEqual(params);
  });

  it.each([
    { kind: 'toString' },
    { kind: ['mail', 'mail'] },
    { from: '2026-02-30' },
    { from: 'yesterday' },
    { to: '2026-11' },
    {},
  ])('is nothing for %j', (params) => expect(readActivityFilter(params)).toEqual({}));

  it.each([
    ['3', 3],
    ['0', 1],
    ['1.5', 1],
    ['x', 1],
    [undefined, 1],
  ])('is page %s as %i', (page, expected) => expect(readPage({ page })).toBe(expected));
});
