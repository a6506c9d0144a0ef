import fc from 'fast-check';
import { fromMinor, percentChange, sumMinor, toMinor } from './amount-sum';

describe('a sum of money', () => {
  it('is exact where floating point numbers are not', () => {
    const amounts = ['0.10', '0.20', '90071992547409.93', '-0.01'].map(toMinor);
    expect(fromMinor(sumMinor(amounts), 2)).toBe('90071992547410.22');
  });

  it.each([
    [1234n, 2, '12.34'],
    [-5n, 2, '-0.05'],
    [0n, 2, '0.00'],
    [-120n, 0, '-120'],
    [1n, 3, '0.001'],
  ])('%s with %s decimals is %s, and back', (minor, decimals, amount) => {
    expect(fromMinor(minor, decimals)).toBe(amount);
    expect(toMinor(amount)).toBe(minor);
  });

  it('comes back from its text as it went', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat({ max: 4 }), (minor, decimals) => {
        expect(toMinor(fromMinor(minor, decimals))).toBe(minor);
      }),
    );
  });
});

describe('a change in per cent', () => {
  it.each([
    [150n, 100n, 50],
    [50n, 100n, -50],
    [100n, 100n, 0],
    [-100n, 100n, -200],
    [1005n, 1000n, 1],
    [995n, 1000n, -1],
    [1004n, 1000n, 0],
  ])('from %2$s to %1$s is %3$s', (now, before, percent) => expect(percentChange(now, before)).toBe(percent));

  it('is none of nothing, and none of money that came back', () => {
    expect(percentChange(100n, 0n)).toBeNull();
    expect(percentChange(100n, -100n)).toBeNull();
  });
});
