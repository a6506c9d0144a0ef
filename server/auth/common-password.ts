import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** What people append to a word when a site asks for digits and signs. */
const habitualEndings = /^[\d!?.]{1,4}$/;
const longestEnding = 4;
const shortestCommon = 4;

let known: Set<string> | undefined;

/** Whether a password is among the 49,233 most common ones, in whatever case, or one of them with a usual ending. */
export function isCommonPassword(password: string): boolean {
  const lowerCase = password.toLowerCase();
  const common = commonPasswords();
  if (common.has(lowerCase)) return true;
  for (let cut = 1; cut <= longestEnding && lowerCase.length - cut >= shortestCommon; cut += 1) {
    if (habitualEndings.test(lowerCase.slice(-cut)) && common.has(lowerCase.slice(0, -cut))) return true;
  }
  return false;
}

/** Read when the first password is chosen, as it takes 20 ms and 4 MB, and many a process never sees one. */
function commonPasswords(): Set<string> {
  if (!known) {
    const { dictionary } = require('@zxcvbn-ts/language-common') as typeof import('@zxcvbn-ts/language-common');
    known = new Set(dictionary['passwords-common']);
  }
  return known;
}
