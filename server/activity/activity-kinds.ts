import type { ActivityKind } from './activity.dto.js';

/** Types of events by kind, in regular expressions that PostgreSQL and JavaScript read alike. */
const patterns: Record<Exclude<ActivityKind, 'account'>, string> = {
  expense: '^(expense|receipt)[.]',
  category: '^(category|filter|budget)[.]',
  security:
    '^((session|sign-in|password|identity|token)[.]|email[.](change-requested|changed|verified|verification-requested)$)',
  mail: '^((news|summary|budget-alert)[.]|email[.](sent|failed)$)',
};

/** The types of a kind: those that match `pattern`, or, where `isMatch` is false, all others. */
export interface KindOfTypes {
  pattern: string;
  isMatch: boolean;
}

/** What no other kind claims is about the account, so an event that is new here has a kind too. */
export function typesOfKind(kind: ActivityKind): KindOfTypes {
  return kind === 'account'
    ? { pattern: Object.values(patterns).join('|'), isMatch: false }
    : { pattern: patterns[kind], isMatch: true };
}
