import { readBound } from './read-bound';

describe('one end of a range of amounts', () => {
  it.each([
    ['', undefined],
    ['12,5', '12.50'],
    ['$1,234', '1234.00'],
    ['-20', '-20.00'],
    ['0', '0.00'],
    ['0,00', '0.00'],
  ])('%j is %j', (text, amount) => expect(readBound(text, 'USD', 'en-US')).toEqual({ amount }));

  it('has the decimals of its currency', () => {
    expect(readBound('0', 'JPY')).toEqual({ amount: '0' });
    expect(readBound('1.5', 'JPY', 'en-US')).toEqual({ problem: 'JPY has no decimals.' });
  });

  it('refuses what is no amount', () => {
    expect(readBound('much', 'USD')).toEqual({ problem: expect.stringContaining('digits') });
  });
});
