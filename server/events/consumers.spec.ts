import { describe, expect, it } from '@jest/globals';
import { bindingToRegExp } from './consumers.js';

describe('a binding', () => {
  it.each([
    ['#', 'expense.created', true],
    ['user.*', 'user.registered', true],
    ['user.*', 'user.mail.changed', false],
    ['user.#', 'user.mail.changed', true],
    ['*.created', 'expense.created', true],
    ['expense.created', 'expense.created', true],
    ['expense.created', 'expenseXcreated', false],
    ['user.*', 'superuser.registered', false],
  ])('%s matches %s: %s, as the broker does it', (pattern, type, matches) => {
    expect(new RegExp(bindingToRegExp(pattern)).test(type)).toBe(matches);
  });
});
