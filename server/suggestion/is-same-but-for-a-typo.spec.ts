import { describe, expect, it } from '@jest/globals';
import { isSameButForATypo } from './is-same-but-for-a-typo.js';

describe('two texts', () => {
  it.each([
    ['as they are', 'bp', 'bp'],
    ['with a letter missing', 'starbucks', 'starbuks'],
    ['with the last letter missing', 'starbucks', 'starbuck'],
    ['with a letter too many', 'starbucks', 'starrbucks'],
    ['with a wrong letter', 'starbucks', 'starbocks'],
    ['with two letters swapped', 'starbucks', 'starbukcs'],
  ])('are the same %s', (_, one, other) => {
    expect([isSameButForATypo(one, other), isSameButForATypo(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['short', 'shell', 'shelf'],
    ['short on one side', 'market', 'arket'],
    ['apart by two letters', 'starbucks', 'starbu'],
    ['wrong twice', 'starbucks', 'starbaxks'],
    ['longer by a word', 'amazon', 'amazonvideo'],
    ['swapped and wrong', 'starbucks', 'starbukcz'],
  ])('are different when they are %s', (_, one, other) => {
    expect([isSameButForATypo(one, other), isSameButForATypo(other, one)]).toEqual([false, false]);
  });
});
