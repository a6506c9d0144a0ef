import { describe, expect, it } from '@jest/globals';
import { readIfMatch } from './expected-version.decorator.js';

describe('If-Match', () => {
  it.each([
    [undefined, 3],
    ['*', 3],
    [' * ', 3],
    ['"3"', 3],
    ['  "3"\t', 3],
    ['W/"3"', 3],
    ['"1", "3"', 3],
    ['"1",W/"3" , "7"', 3],
    [', "3",, ', 3],
    ['"a,b", "3"', 3],
    ['"2147483647"', 2_147_483_647],
  ])('%s lets version %d through', (header, version) => {
    expect(readIfMatch(header)(version)).toBe(true);
  });

  it.each([
    ['"2"', 3],
    ['W/"2"', 3],
    ['"1", "2"', 3],
    ['""', 3],
    ['"abc"', 3],
    ['"03"', 3],
    ['"3.0"', 3],
    ['"33"', 3],
    ['"*"', 3],
    ['"1,3"', 3],
  ])('%s does not let version %d through', (header, version) => {
    expect(readIfMatch(header)(version)).toBe(false);
  });

  it.each(['', ' ', '3', '"3', '3"', 'w/"3"', 'W/3', '"3" "4"', '"3";"4"', '"3"x', '*, "3"', '"3", *', '"a b"', ','])(
    '%j is refused by its name',
    (header) => {
      expect(() => readIfMatch(header)).toThrow(
        expect.objectContaining({
          status: 400,
          errors: [{ field: 'If-Match', message: expect.stringContaining('ETag') }],
        }),
      );
    },
  );

  it('takes no longer for a long list that ends wrong', () => {
    const started = performance.now();
    expect(() => readIfMatch(`${'"1", '.repeat(5_000)}x`)).toThrow();
    expect(() => readIfMatch(`${', '.repeat(15_000)}x`)).toThrow();
    expect(performance.now() - started).toBeLessThan(200);
  });
});
