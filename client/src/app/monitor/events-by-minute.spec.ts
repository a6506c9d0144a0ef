import { kindOf } from './event-kind';
import { eventsByMinute, totalsByKind } from './events-by-minute';

const now = new Date('2026-11-24T18:05:40Z');

describe('events by minute', () => {
  it('are summed by kind, with the minutes in which nothing happened', () => {
    const minutes = eventsByMinute(
      [
        { minute: '2026-11-24T18:03:00.000Z', type: 'expense.created', count: 2 },
        { minute: '2026-11-24T18:03:00.000Z', type: 'expense.deleted', count: 1 },
        { minute: '2026-11-24T18:05:00.000Z', type: 'session.opened', count: 4 },
      ],
      now,
      4,
    );
    expect(minutes.map(({ minute, total }) => [minute.slice(11, 16), total])).toEqual([
      ['18:02', 0],
      ['18:03', 3],
      ['18:04', 0],
      ['18:05', 4],
    ]);
    expect(totalsByKind(minutes)).toEqual({ expense: 3, category: 0, security: 4, account: 0, mail: 0 });
  });

  it('leave out what is older, and follow a server whose clock is ahead', () => {
    const minutes = eventsByMinute(
      [
        { minute: '2026-11-24T17:00:00.000Z', type: 'expense.created', count: 9 },
        { minute: '2026-11-24T18:07:00.000Z', type: 'expense.created', count: 1 },
      ],
      now,
      3,
    );
    expect(minutes.map(({ minute, total }) => [minute.slice(11, 16), total])).toEqual([
      ['18:05', 0],
      ['18:06', 0],
      ['18:07', 1],
    ]);
  });
});

describe('the kind of an event', () => {
  it.each([
    ['expense.created', 'expense'],
    ['filter.saved', 'category'],
    ['budget.passed', 'category'],
    ['budget-alert.issued', 'mail'],
    ['sign-in.failed', 'security'],
    ['email.changed', 'security'],
    ['email.failed', 'mail'],
    ['news.issued', 'mail'],
    ['parked-message.dropped', 'account'],
  ])('of %s is %s', (type, kind) => expect(kindOf(type)).toBe(kind));
});
