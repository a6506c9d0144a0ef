import { describe, expect, it } from '@jest/globals';
import { isTelling, payeeOf, searchableParts, wordsOf } from './words-of.js';

describe('the words of a title', () => {
  it.each([
    ["trader joe's #123", ['trader', 'joes', '123']],
    ['trader joe’s', ['trader', 'joes']],
    ['sq *blue-bottle/coffee', ['sq', 'blue', 'bottle', 'coffee']],
    ['кофе хаус', ['кофе', 'хаус']],
    ['مقهى الصباح', ['مقهى', 'الصباح']],
    ['🍕!', []],
  ])('of %s are %j', (title, words) => {
    expect(wordsOf(title)).toEqual(words);
  });

  it.each([
    ["trader joe's #123", 'traderjoes'],
    ['trader joes', 'traderjoes'],
    ['amzn mktp us*2k4f91', 'amznmktpus'],
    ['7-11', ''],
  ])('name the payee of %s as %s', (title, payee) => {
    expect(payeeOf(title)).toBe(payee);
  });

  it('are searched for as they stand in the title, each once', () => {
    expect(searchableParts("the trader joe's trader of 2019")).toEqual(['trader', 'joe']);
  });

  it.each(['of', 'the', 'us2k4f91', '2019'])('tell nothing: %s', (word) => {
    expect(isTelling(word)).toBe(false);
  });
});
