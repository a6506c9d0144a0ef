import { estimatePassword } from './password-estimator';
import { passwordStrength } from './password-strength';

const strengthOf = (password: string, about: string[] = []) => passwordStrength(estimatePassword(password, about));

describe('the strength of a password', () => {
  it.each([
    ['password1', /common password/],
    ['qwertyuiop', /common password|Rows of keys/],
    ['asdfghjkl;', /Rows of keys/],
    ['aaaaaaaaaaaa', /Repetition/],
    ['abcdefghijk', /Runs such as abc/],
    ['13.05.1987', /Dates/],
  ])('is low for %s, and says what to do', (password, advice) => {
    const strength = strengthOf(password);
    expect(strength.score).toBeLessThan(2);
    expect(strength.word).toMatch(/weak/i);
    expect(strength.advice).toMatch(advice);
  });

  it('is high for a few words, and then asks for nothing', () => {
    expect(strengthOf('walnut ferry quiet lantern')).toEqual({ score: 4, word: 'Very strong', advice: '' });
  });

  it('does not count what is known of the person', () => {
    const [alone, known] = [strengthOf('wilhelmina77'), strengthOf('wilhelmina77', ['Wilhelmina'])];
    expect(known.score).toBeLessThan(alone.score);
    expect(known.advice).toMatch(/your name or address/);
  });

  it('advises length where nothing else is wrong', () => {
    expect(passwordStrength({ score: 2, sequence: [{ pattern: 'bruteforce', token: 'x8$kQz' }] }).advice).toMatch(
      /another word or two/,
    );
  });

  it('takes a password of any length and any characters', () => {
    expect(strengthOf('').score).toBe(0);
    expect(strengthOf('🦊🦉🐙'.repeat(200)).score).toBeGreaterThan(2);
  });
});
