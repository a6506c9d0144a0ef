import { usualMonth } from './usual-month';

const usual = (...totals: string[]) =>
  usualMonth(
    totals,
    totals.map((total) => (total === '0.00' ? 0 : 1)),
    'USD',
  );

describe('what a month usually costs', () => {
  it('is the middle of the months before the last', () => {
    expect(usual('10.00', '900.00', '20.00', '5.00')).toBe('20.00');
    expect(usual('10.00', '900.00', '20.00', '30.00', '5.00')).toBe('25.00');
  });

  it('counts no month before the first expense, but an empty one after it', () => {
    expect(usual('0.00', '0.00', '10.00', '0.00', '30.00', '5.00')).toBe('10.00');
  });

  it('is nothing for the first months', () => expect(usual('10.00', '20.00', '5.00')).toBeNull());

  it('looks back a year', () => {
    expect(
      usual(...Array.from({ length: 12 }, () => '900.00'), ...Array.from({ length: 12 }, () => '10.00'), '1.00'),
    ).toBe('10.00');
  });
});
