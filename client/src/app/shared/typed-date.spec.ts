import { formatTypedDate, readDate } from './typed-date';

/** A Tuesday. */
const TODAY = '2026-11-24';
const read = (text: string, locale = 'en-US') => readDate(text, TODAY, locale);

describe('a date typed in numbers', () => {
  it('is read in ISO form and in the order of the locale', () => {
    expect(read('2026-11-23')).toBe('2026-11-23');
    expect(read('11/23/2026')).toBe('2026-11-23');
    expect(read('23.11.2026', 'de-DE')).toBe('2026-11-23');
    expect(read('23/11/26', 'en-GB')).toBe('2026-11-23');
  });

  it('reads back what it writes', () => {
    for (const locale of ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'ja-JP', 'sv-SE']) {
      expect(read(formatTypedDate('2026-01-08', locale), locale)).toBe('2026-01-08');
    }
  });

  it('takes the latest past year when none is typed', () => {
    expect(read('11/24')).toBe('2026-11-24');
    expect(read('11/25')).toBe('2025-11-25');
    expect(read('2/29')).toBe('2024-02-29');
  });

  it('is none when the day does not exist', () => {
    for (const text of ['2026-02-30', '13/13/2026', '2/30', 'soon', '', '11', '1/2/3/4']) expect(read(text)).toBeNull();
  });
});

describe('a date typed in words', () => {
  it.each([
    [' Today ', '2026-11-24'],
    ['yesterday', '2026-11-23'],
    ['3 days ago', '2026-11-21'],
    ['1 day ago', '2026-11-23'],
    ['0 days ago', '2026-11-24'],
    ['2 weeks ago', '2026-11-10'],
    ['a week ago', '2026-11-17'],
    ['a month ago', '2026-10-24'],
    ['11 months ago', '2025-12-24'],
    ['fri', '2026-11-20'],
    ['last fri', '2026-11-20'],
    ['on Friday', '2026-11-20'],
    ['monday', '2026-11-23'],
    ['thurs', '2026-11-19'],
    ['tue', '2026-11-24'],
    ['last tuesday', '2026-11-17'],
    ['nov 3', '2026-11-03'],
    ['3 nov', '2026-11-03'],
    ['Nov. 3rd, 2025', '2025-11-03'],
    ['3 of november', '2026-11-03'],
    ['november 24', '2026-11-24'],
    ['25 november', '2025-11-25'],
    ['Dec 31', '2025-12-31'],
    ['feb 29', '2024-02-29'],
    ['jan 5 26', '2026-01-05'],
  ])('%s is %s', (text, date) => {
    expect(read(text)).toBe(date);
  });

  it('is the latest such day without a year, and never a later one than today', () => {
    for (const month of ['jan', 'feb', 'apr', 'jun', 'jul', 'oct', 'nov', 'dec']) {
      for (const day of [1, 24, 25, 28]) {
        expect((read(`${month} ${day}`) ?? '9') <= TODAY).toBe(true);
      }
    }
  });

  it('ends on the last day of a shorter month', () => {
    expect(readDate('1 month ago', '2026-03-31', 'en-US')).toBe('2026-02-28');
    expect(readDate('a month ago', '2026-01-15', 'en-US')).toBe('2025-12-15');
  });

  it('may be of the language of the browser, and still English', () => {
    expect(read('gestern', 'de-DE')).toBe('2026-11-23');
    expect(read('vorgestern', 'de-DE')).toBe('2026-11-22');
    expect(read('vor 3 Tagen', 'de-DE')).toBe('2026-11-21');
    expect(read('Freitag', 'de-DE')).toBe('2026-11-20');
    expect(read('3. Dez.', 'de-DE')).toBe('2025-12-03');
    expect(read('hier', 'fr-FR')).toBe('2026-11-23');
    expect(read('3 févr', 'fr-FR')).toBe('2026-02-03');
    expect(read('3 de noviembre de 2025', 'es-ES')).toBe('2025-11-03');
    expect(read('3 ноября', 'ru-RU')).toBe('2026-11-03');
    expect(read('last fri', 'de-DE')).toBe('2026-11-20');
    expect(read('nov 3', 'ja-JP')).toBe('2026-11-03');
  });

  it('is none when it names no day', () => {
    for (const text of ['fr', 'tomorrow', 'last', 'foo 3', 'nov', 'nov 31', '3 days', 'next fri', 'days ago']) {
      expect(read(text)).toBeNull();
    }
  });
});
