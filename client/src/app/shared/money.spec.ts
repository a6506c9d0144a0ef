import { formatMoney, formatTypedAmount, readAmount } from './money';

const usd = (text: string, locale = 'en-US') => readAmount(text, 'USD', locale);

describe('a typed amount', () => {
  it.each([
    ['12', '12.00'],
    ['12.5', '12.50'],
    ['12,50', '12.50'],
    ['.5', '0.50'],
    ['$1,234.50', '1234.50'],
    ['1.234,50 €', '1234.50'],
    ['1,234', '1234.00'],
    ['1,234,567.89', '1234567.89'],
    ['007', '7.00'],
    ['-3', '-3.00'],
    ['−3,20', '-3.20'],
    ['+4', '4.00'],
    ['1 234.5', '1234.50'],
  ])('%s is %s', (text, amount) => {
    expect(usd(text)).toEqual({ amount });
  });

  it('keeps every digit of an amount that no float can hold', () => {
    expect(usd('900719925474.93')).toEqual({ amount: '900719925474.93' });
  });

  it('reads a point before three digits as the locale writes numbers', () => {
    expect(usd('1.234', 'de-DE')).toEqual({ amount: '1234.00' });
    expect(usd('1.234', 'en-US')).toEqual({ problem: 'USD has at most 2 decimals.' });
    expect(readAmount('1.234', 'KWD', 'en-US')).toEqual({ amount: '1.234' });
  });

  it('is never rounded', () => {
    expect(usd('0.005')).toEqual({ problem: 'USD has at most 2 decimals.' });
    expect(readAmount('12.5', 'JPY', 'en-US')).toEqual({ problem: 'JPY has no decimals.' });
    expect(readAmount('1200', 'JPY', 'en-US')).toEqual({ amount: '1200' });
  });

  it.each(['', ' ', '0', '-0.00', 'abc', '1.2.3', '12-', '1e5', '1,23,456.00', '99999999999999'])(
    'refuses "%s" with a reason',
    (text) => {
      expect(usd(text)).toEqual({ problem: expect.stringMatching(/\.$/) });
    },
  );
});

describe('a shown amount', () => {
  it('has its currency and every cent', () => {
    expect(formatMoney('1234.5', 'USD', 'en-US')).toBe('$1,234.50');
    expect(formatMoney('-12.00', 'USD', 'en-US')).toBe('-$12.00');
    expect(formatMoney('9007199254740993.01', 'USD', 'en-US')).toBe('$9,007,199,254,740,993.01');
    expect(formatMoney('1200', 'JPY', 'en-US')).toBe('¥1,200');
  });
});

describe('an amount in a field', () => {
  it.each(['en-US', 'de-DE', 'fr-FR', 'sv-SE', 'ar-EG', 'de-CH'])('is read back in %s as it was', (locale) => {
    for (const [amount, currency] of [
      ['-1234.50', 'USD'],
      ['123.567', 'KWD'],
      ['1200', 'JPY'],
    ] as const) {
      expect(readAmount(formatTypedAmount(amount, currency, locale), currency, locale)).toEqual({ amount });
    }
  });
});
