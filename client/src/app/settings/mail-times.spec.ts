import { hourChoices, issueTime, weekdayChoices } from './mail-times';

const spaced = (text: string) => text.replaceAll(/\s/g, ' ');

describe('when mails come', () => {
  it('is on a day of the week, Monday the first', () => {
    const days = weekdayChoices('en-US');
    expect(days).toHaveLength(7);
    expect([days[0], days[6]]).toEqual([
      { value: 1, label: 'Monday' },
      { value: 7, label: 'Sunday' },
    ]);
  });

  it('is at an hour of the reader’s clock', () => {
    const labels = hourChoices('en-US').map(({ label }) => spaced(label));
    expect([labels[0], labels[7], labels[12], labels[23]]).toEqual(['12:00 AM', '7:00 AM', '12:00 PM', '11:00 PM']);
    expect(hourChoices('de-DE').map(({ label }) => label)[23]).toContain('23:00');
  });

  it('is told in the person’s time zone', () => {
    expect(spaced(issueTime('2026-11-30T15:00:00Z', 'America/Los_Angeles', 'en-US'))).toBe(
      'Monday, November 30, 2026 at 7:00 AM',
    );
  });
});
