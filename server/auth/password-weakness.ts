import { isCommonPassword } from './common-password.js';

export const shortestPassword = 8;
export const longestPassword = 128;

const unpairedSurrogate = /\p{Surrogate}/u;
const productName = /spend[\s._-]?wise/giu;

/**
 * Why a new password is refused, to stand behind the field's label; null when it is good. Length is all it has to have: any
 * characters may be in it. What everybody would guess first is no password.
 */
export function describeWeakness(password: unknown): string | null {
  if (typeof password !== 'string') return 'must be text';
  if (unpairedSurrogate.test(password)) return 'holds half a character: type it again';
  const length = lengthOf(password);
  if (length < shortestPassword) return `must be at least ${shortestPassword} characters long`;
  if (length > longestPassword) return `must be at most ${longestPassword} characters long`;
  if (isCommonPassword(password)) return 'is one of the most common passwords: choose one that nobody would guess';
  return describeProductName(password);
}

function describeProductName(password: string): string | null {
  const rest = password.replace(productName, '');
  const isGood = rest === password || (lengthOf(rest.trim()) >= shortestPassword && !isCommonPassword(rest.trim()));
  return isGood ? null : `is too easy to guess: it needs ${shortestPassword} more characters than the name SpendWise`;
}

/** In characters as a person counts them, nearly: code points, after accents have joined their letters. */
const lengthOf = (text: string) => [...text.normalize('NFC')].length;
