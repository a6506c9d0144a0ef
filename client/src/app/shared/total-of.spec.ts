import { totalOf } from './total-of';

describe('the total of amounts', () => {
  it('is exact where a float is not', () => {
    expect(totalOf(['0.10', '0.20'], 'USD')).toBe('0.30');
    expect(totalOf(['999999999999.99', '0.01', '-0.02'], 'USD')).toBe('999999999999.98');
  });

  it('has the decimals of its currency', () => {
    expect(totalOf(['1200', '-1250'], 'JPY')).toBe('-50');
    expect(totalOf(['0.005', '0.010'], 'KWD')).toBe('0.015');
    expect(totalOf([], 'USD')).toBe('0.00');
  });
});
