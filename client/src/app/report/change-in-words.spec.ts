import { changeInWords } from './change-in-words';

const today = '2026-11-24';
const words = (totalAmount: string, before: string, from = '2026-10-01', to = '2026-10-24', count = 3) =>
  changeInWords({ currency: 'USD', totalAmount, previous: { from, to, totalAmount: before, count } }, today, 'en-US');

describe('how much more or less it is than before', () => {
  it.each([
    ['88.00', '100.00', '12% less than to the same day of October'],
    ['150.00', '100.00', '50% more than to the same day of October'],
    ['320.00', '100.00', '3.2 times as much as to the same day of October'],
    ['100.30', '100.00', 'About as much as to the same day of October'],
    ['-5.00', '100.00', '$105.00 less than to the same day of October'],
    ['10.00', '-2.50', '$12.50 more than to the same day of October'],
    ['0.00', '0.00', 'About as much as to the same day of October'],
  ])('%s after %s is: %s', (now, before, text) => expect(words(now, before)?.text).toBe(text));

  it('says which way', () => {
    expect(words('88.00', '100.00')?.direction).toBe('less');
    expect(words('112.00', '100.00')?.direction).toBe('more');
  });

  it.each([
    ['2026-10-01', '2026-10-31', 'in October'],
    ['2025-12-01', '2025-12-31', 'in December 2025'],
    ['2025-01-01', '2025-12-31', 'in 2025'],
    ['2025-01-01', '2025-11-24', 'to the same day of 2025'],
    ['2026-11-03', '2026-11-09', 'within Nov 3 – 9, 2026'],
    ['2026-11-03', '2026-11-03', 'on Nov 3, 2026'],
  ])('names the days from %s to %s', (from, to, name) => {
    expect(words('88.00', '100.00', from, to)?.text.replace(/[\u2009\u202f]/g, ' ')).toBe(`12% less than ${name}`);
  });

  it('compares with nothing only in words', () => {
    expect(words('88.00', '0.00', '2026-10-01', '2026-10-31', 0)?.text).toBe('Nothing in October to compare with');
    expect(changeInWords({ currency: 'USD', totalAmount: '1.00', previous: null }, today)).toBeNull();
  });
});
