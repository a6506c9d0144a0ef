import { waitInWords } from './wait-in-words';

describe('a wait in words', () => {
  it.each([
    [1, '1 second'],
    [45, '45 seconds'],
    [60, '1 minute'],
    [61, '2 minutes'],
    [3600, '1 hour'],
    [3601, '2 hours'],
  ])('%d seconds are %s', (seconds, words) => {
    expect(waitInWords(seconds)).toBe(words);
  });
});
