import { describe, expect, it } from '@jest/globals';
import { activityKinds } from './activity.dto.js';
import { typesOfKind } from './activity-kinds.js';

describe('the kinds of activities', () => {
  it.each([
    ['expense.created', 'expense'],
    ['receipt.uploaded', 'expense'],
    ['category.removed', 'category'],
    ['filter.renamed', 'category'],
    ['session.opened', 'security'],
    ['sign-in.throttled', 'security'],
    ['password.changed', 'security'],
    ['identity.linked', 'security'],
    ['token.revoked', 'security'],
    ['email.change-requested', 'security'],
    ['email.changed', 'security'],
    ['email.verified', 'security'],
    ['email.verification-requested', 'security'],
    ['email.sent', 'mail'],
    ['email.failed', 'mail'],
    ['news.issued', 'mail'],
    ['summary.issued', 'mail'],
    ['budget-alert.issued', 'mail'],
    ['budget.passed', 'category'],
    ['user.registered', 'account'],
    ['demo.opened', 'account'],
    ['email.changed-back', 'account'],
    ['something.else', 'account'],
  ])('%s is of the kind %s alone', (type, kind) => {
    const kinds = activityKinds.filter((candidate) => {
      const { pattern, isMatch } = typesOfKind(candidate);
      return new RegExp(pattern).test(type) === isMatch;
    });
    expect(kinds).toEqual([kind]);
  });
});
