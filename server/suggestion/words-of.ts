const word = /[\p{L}\p{M}\p{N}]+/gu;
const apostrophes = /['’‘`´ʼ]/gu;
const digit = /\p{N}/u;

/** Articles and the like tell nothing, which a ledger shows only after dozens of titles. */
const fillers = new Set('the and for with from und der die das les des los las del'.split(' '));

/**
 * The words of a folded title, without their apostrophes: "trader joe's #123" gives trader, joes, 123. A word is a run of
 * letters, marks and digits of any script.
 */
export const wordsOf = (titleKey: string): string[] => titleKey.replace(apostrophes, '').match(word) ?? [];

/** Who was paid, as far as a title tells: shops, terminals and orders are numbered, payees rarely are. */
export const payeeOf = (titleKey: string): string =>
  wordsOf(titleKey)
    .filter((each) => !digit.test(each))
    .join('');

/** What to search titles for that share a word, each once. Apostrophes part them, as a search reads the title as it is. */
export const searchableParts = (titleKey: string): string[] => [
  ...new Set((titleKey.match(word) ?? []).filter(isTelling)),
];

/** Whether a word may tell what an expense is for; the index finds no words of fewer than three letters. */
export const isTelling = (each: string): boolean => [...each].length >= 3 && !digit.test(each) && !fillers.has(each);
