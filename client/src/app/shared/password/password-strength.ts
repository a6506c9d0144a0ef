/** How well a password withstands guessing, from 0 to 4, in words, and the one change that would help most. */
export interface PasswordStrength {
  score: number;
  word: string;
  advice: string;
}

/** What zxcvbn found in a password: its score, and the parts that a guesser would put together. */
export interface Estimate {
  score: number;
  sequence: readonly { pattern: string; token: string; dictionaryName?: unknown }[];
}

const WORDS = ['Very weak', 'Weak', 'Fair', 'Strong', 'Very strong'];
const STRONG = 3;

const ADVICE: Readonly<Record<string, string>> = {
  spatial: 'Rows of keys, such as qwerty, are guessed first. Use a few words in a row.',
  repeat: 'Repetition adds little. Add another word instead.',
  sequence: 'Runs such as abc or 4321 are guessed first. Use a few words in a row.',
  date: 'Dates are guessed first. Add a few words that have nothing to do with you.',
  regex: 'Years are guessed first. Add a few words that have nothing to do with you.',
  dictionary: 'It is much like a common password. Use a few words in a row.',
};

/** Tells what `estimate` means. The advice is about the longest part that is easily guessed; empty once it is strong. */
export function passwordStrength({ score, sequence }: Estimate): PasswordStrength {
  const word = WORDS[score] ?? '';
  return { score, word, advice: score >= STRONG ? '' : adviceFor(sequence) };
}

function adviceFor(sequence: Estimate['sequence']): string {
  if (sequence.some(({ dictionaryName }) => dictionaryName === 'userInputs')) {
    return 'It has your name or address in it. Use words that have nothing to do with you.';
  }
  const weak = sequence.filter(({ pattern }) => Object.hasOwn(ADVICE, pattern));
  const worst = weak.reduce<(typeof weak)[number] | null>(
    (longest, part) => (part.token.length > (longest?.token.length ?? 0) ? part : longest),
    null,
  );
  return (worst && ADVICE[worst.pattern]) ?? 'Add another word or two: length helps more than symbols.';
}
