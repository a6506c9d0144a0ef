import { describe, expect, it } from '@jest/globals';
import { dateOrderOf, datesIn } from './dates.js';

const read = (text: string, region: string) => datesIn(text, dateOrderOf(region)).map((found) => found.date);

describe('a date', () => {
  it.each([
    ['04/05/2018', 'MY', '2018-05-04'],
    ['04/05/2018', 'US', '2018-04-05'],
    ['04/05/2018', 'DE', '2018-05-04'],
    ['25/12/2018', 'US', '2018-12-25'],
    ['12/25/2018', 'MY', '2018-12-25'],
    ['25-04-18', 'MY', '2018-04-25'],
    ['25.04.2018', 'DE', '2018-04-25'],
    ['2018-04-25', 'MY', '2018-04-25'],
    ['18/04/25', 'JP', '2018-04-25'],
    ['25 MAR 2018', 'MY', '2018-03-25'],
    ['25-Mar-18', 'GB', '2018-03-25'],
    ['25MAR2018', 'MY', '2018-03-25'],
    ['Mar 25, 2018', 'US', '2018-03-25'],
    ['March 25th 2018', 'US', '2018-03-25'],
    ['3. Mai 2019', 'DE', '2019-05-03'],
    ['3 août 2019', 'FR', '2019-08-03'],
    ['12 OGOS 2019', 'MY', '2019-08-12'],
    ['29 / 12 / 2017', 'MY', '2017-12-29'],
    ['Date:20/03/2018 7:07pm RCPT', 'MY', '2018-03-20'],
    ['2O/O3/2018', 'MY', '2018-03-20'],
    ['2810212018', 'MY', '2018-02-28'],
    ['28/022018', 'MY', '2018-02-28'],
  ])('written as %s in %s', (text, region, date) => {
    expect(read(text, region)).toEqual([date]);
  });

  it.each(['31/02/2018', '12.50', '7:31:08 PM', '03-8051 9514', '192.168.10.10', 'TEL 012-345-6789', '1 X 20.00'])(
    'is not in "%s"',
    (text) => {
      expect(read(text, 'MY')).toEqual([]);
    },
  );

  it('is believed less where its marks were lost', () => {
    const faith = (text: string) => datesIn(text, 'day-first')[0]!.faith;
    expect(faith('28/02/2018')).toBe(1);
    expect(faith('2810212018')).toBeLessThan(0.6);
  });
});
