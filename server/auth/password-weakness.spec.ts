import { describe, expect, it } from '@jest/globals';
import { dictionary } from '@zxcvbn-ts/language-common';
import { describeWeakness } from './password-weakness.js';

const common = dictionary['passwords-common'];

describe('a new password', () => {
  it.each([
    ['eight characters', 'k7#mQz1x'],
    ['a passphrase', 'correct horse battery staple'],
    ['128 characters', 'vY3 '.repeat(32)],
    ['128 emoji, of two units each', '🦊'.repeat(128)],
    ['eight emoji', '🦊🐙🦀🌵🎷🚲🧊🪁'],
    ['spaces at both ends', '  seven  '],
    ['spaces alone, nine of them', ' '.repeat(9)],
    ['another script', 'пароль-для-дома'],
    ['control characters', 'tab\tand\u0000null'],
    ['a sentence that has the name in it', 'we spend wise pounds on horses'],
    ['a common word in a passphrase', 'password of the grey heron'],
    ['a common word in the middle', 'xq4password1vb'],
    ['digits, none of the usual', '8264019375'],
  ])('A2: may be %s', (_what, password) => {
    expect(describeWeakness(password)).toBeNull();
  });

  it.each([
    [undefined, 'must be text'],
    [12345678, 'must be text'],
    [{ toString: () => 'long enough' }, 'must be text'],
    ['1234567', 'at least 8 characters'],
    ['🦊🐙🦀🌵🎷🚲🧊', 'at least 8 characters'],
    ['éééé'.normalize('NFD'), 'at least 8 characters'],
    ['x'.repeat(129), 'at most 128 characters'],
    ['🦊'.repeat(129), 'at most 128 characters'],
    ['long enough \ud800', 'half a character'],
    ['\udc00long enough', 'half a character'],
  ])('A2: %j is refused: %s', (password, message) => {
    expect(describeWeakness(password)).toContain(message);
  });

  it('A3: is none of the 3,000 most common ones, nor of the others, in whatever case', () => {
    expect(common.length).toBeGreaterThan(40_000);
    const accepted = common.flatMap((word) =>
      [word, word.toUpperCase(), word[0]?.toUpperCase() + word.slice(1)].filter((form) => !describeWeakness(form)),
    );
    expect(accepted).toEqual([]);
    const longEnough = common.slice(0, 3_000).filter((word) => word.length >= 8);
    expect(longEnough.length).toBeGreaterThan(500);
    for (const word of longEnough) expect(describeWeakness(word)).toMatch(/^is one of the most common passwords/);
  });

  it.each(['sunshine1!', 'Password2026', 'football123!', 'dragon!!', 'QWERTY2026', 'iloveyou.'])(
    'A3: is not a common one with the usual added, as %s',
    (password) => {
      expect(describeWeakness(password)).toMatch(/most common passwords/);
    },
  );

  it.each([
    'spendwise',
    'spendwise2026',
    'SpendWise!!',
    '2026SpendWise',
    'Spend-Wise 2026',
    'spendwisespendwise',
    'spendwise        !',
    'spendwisepassword1',
  ])('A3: is not the product’s name with a little added, as %s', (password) => {
    expect(describeWeakness(password)).toMatch(/8 more characters than the name SpendWise/);
  });

  it('is never refused when it is four random words', () => {
    const words = dictionary['diceware-common'];
    // A fixed walk through the list: the same passphrases each time.
    const phrases = Array.from({ length: 5_000 }, (_, index) =>
      [1, 2, 3, 5].map((step) => words[(index * step * 7_919) % words.length]).join(index % 2 ? ' ' : ''),
    );
    const refused = phrases.filter((phrase) => phrase.length >= 12 && describeWeakness(phrase));
    expect(refused).toEqual([]);
  });
});
