import { paceInWords } from './pace-in-words';

const words = (expectedAmount: string, daysLeft = 6, isFromPast = true, today = '2026-11-24') =>
  paceInWords({ currency: 'USD', pace: { expectedAmount, daysLeft, isFromPast, periods: 6 } }, today, 'en-US');

describe('where a period is going', () => {
  it.each([
    ['2903.11', 'On course for about $2,900 by Nov 30'],
    ['45.67', 'On course for about $46 by Nov 30'],
    ['-12.50', 'On course for about -$13 by Nov 30'],
  ])('says %s as: %s', (amount, text) => expect(words(amount)).toBe(text));

  it('says that it knows no other period', () =>
    expect(words('100.00', 6, false)).toBe('At this rate about $100 by Nov 30'));
  it('names another year', () => expect(words('100.00', 38)).toBe('On course for about $100 by Jan 1, 2027'));

  it('says nothing on the last day, and of what is over', () => {
    expect(words('100.00', 0)).toBeNull();
    expect(paceInWords({ currency: 'USD', pace: null }, '2026-11-24')).toBeNull();
  });
});
