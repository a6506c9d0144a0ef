import { isSum, readSum } from './typed-sum';

const usd = (text: string, locale = 'en-US') => readSum(text, 'USD', locale);

describe('a typed sum', () => {
  it.each([
    ['12.50+3', '15.50'],
    ['100-20', '80.00'],
    ['3*4.50', '13.50'],
    ['2 + 3 * 4', '14.00'],
    ['10-2-3', '5.00'],
    ['-5+2.5', '-2.50'],
    ['20-50', '-30.00'],
    ['84/3', '28.00'],
    ['3 × 1,234.50', '3703.50'],
    ['3x4', '12.00'],
    ['1/3*3', '1.00'],
    ['10−4', '6.00'],
    ['$4 + $5', '9.00'],
    ['0+5', '5.00'],
    ['12.5', '12.50'],
    ['-3', '-3.00'],
  ])('%s comes to %s', (text, amount) => {
    expect(usd(text)).toEqual({ amount });
  });

  it('adds what floats cannot', () => {
    expect(usd('0.1+0.2')).toEqual({ amount: '0.30' });
    expect(usd('1.15*3')).toEqual({ amount: '3.45' });
    expect(usd('900719925474.91+0.02')).toEqual({ amount: '900719925474.93' });
  });

  it('reads numbers as the locale writes them', () => {
    expect(usd('1.000+0,50', 'de-DE')).toEqual({ amount: '1000.50' });
    expect(usd('1,000+0.50', 'en-US')).toEqual({ amount: '1000.50' });
  });

  it('has the decimals of its currency', () => {
    expect(readSum('3*400', 'JPY', 'en-US')).toEqual({ amount: '1200' });
    expect(readSum('1.5+1', 'JPY', 'en-US')).toEqual({ problem: 'This does not come out even: JPY has no decimals.' });
    expect(readSum('0.5+0.001', 'KWD', 'en-US')).toEqual({ amount: '0.501' });
  });

  it.each([
    ['12+', 'Enter a number or a sum, such as 12.50+3.'],
    ['12++3', 'Enter a number or a sum, such as 12.50+3.'],
    ['3*', 'Enter a number or a sum, such as 12.50+3.'],
    ['3+(4)', 'Enter a number or a sum, such as 12.50+3.'],
    ['1.2.3+1', 'Enter a number or a sum, such as 12.50+3.'],
    ['5/0', 'Nothing can be divided by zero.'],
    ['5/0+1', 'Nothing can be divided by zero.'],
    ['5-5', 'This comes to zero. Enter an amount other than zero.'],
    ['100/3', 'This does not come out even: USD has at most 2 decimals.'],
    ['999999999999*10', 'This amount is too large.'],
    ['twelve', 'Enter an amount in digits, such as 12.50.'],
    ['', 'Enter an amount.'],
  ])('"%s" is refused: %s', (text, problem) => {
    expect(usd(text)).toEqual({ problem });
  });

  it('is told from a single number', () => {
    expect(['12', '-12', '1,234.50', '', '$5'].map(isSum)).toEqual([false, false, false, false, false]);
    expect(['1+1', '12-', '3 * 4', '-5+2'].map(isSum)).toEqual([true, true, true, true]);
  });
});
