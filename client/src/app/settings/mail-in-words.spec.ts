import { attemptsInWords, mailState, mailSubject } from './mail-in-words';

describe('a mail in words', () => {
  it('says what it was about', () => {
    expect(mailSubject('verify-email')).toBe('Link to verify your address');
    expect(mailSubject('monthly-summary')).toBe('Summary of a month');
  });

  it('has a name even when this page is older than the mail', () => {
    expect(mailSubject('yearly-report')).toBe('Yearly report');
    expect(mailSubject('toString')).toBe('ToString');
  });

  it.each([
    ['pending', 0, 'Not sent yet', ''],
    ['pending', 1, 'Tried again soon', '1 attempt'],
    ['pending', 4, 'Tried again soon', '4 attempts'],
    ['sending', 1, 'Being sent', ''],
    ['sent', 1, 'Sent', ''],
    ['sent', 2, 'Sent', '2 attempts'],
    ['failed', 0, 'Not sent', ''],
    ['failed', 12, 'Not sent', '12 attempts'],
    ['bounced', 1, 'Refused', '1 attempt'],
  ] as const)('that is %s after %d is "%s" %s', (status, attempts, text, tries) => {
    expect(mailState({ status, attempts }).text).toBe(text);
    expect(attemptsInWords({ status, attempts })).toBe(tries);
  });

  it('stands out where somebody should look', () => {
    const troubles = (['pending', 'sending', 'sent', 'failed', 'bounced'] as const).filter(
      (status) => mailState({ status, attempts: 1 }).isTrouble,
    );
    expect(troubles).toEqual(['failed', 'bounced']);
  });
});
