import { changeBetween } from './change-between';
import { changeInWords, signedMoney } from './change-in-words';

const told = (before: bigint, now: bigint) => {
  const change = changeBetween(before, now, 2);
  return `${signedMoney(change.amount, 'USD', 'en-US')}, ${changeInWords(change, 'en-US')}`;
};

describe('a change', () => {
  it.each([
    [10000n, 12000n, '+$20.00, 20% more'],
    [10000n, 8000n, '-$20.00, 20% less'],
    [10000n, 10000n, '$0.00, the same'],
    [0n, 12000n, '+$120.00, new'],
    [12000n, 0n, '-$120.00, nothing now'],
    [10000n, 10001n, '+$0.01, under 1% more'],
    [1n, 100000n, '+$999.99, many times more'],
    [-5000n, 1000n, '+$60.00, more'],
    [0n, -500n, '-$5.00, new'],
  ])('from %s to %s is told as %s', (before, now, words) => expect(told(before, now)).toBe(words));
});
