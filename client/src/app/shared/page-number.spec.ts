import { pageNumber } from './page-number';

describe('the page of an address', () => {
  it.each([
    ['7', 7],
    ['1000000', 1_000_000],
    ['1000001', 1],
    ['0', 1],
    ['-3', 1],
    ['2.5', 1],
    ['', 1],
    ['soon', 1],
    [null, 1],
    [undefined, 1],
  ])('%j is %d', (text, page) => {
    expect(pageNumber(text)).toBe(page);
  });
});
