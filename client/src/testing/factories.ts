import type { Activity, Bubble, Category, Expense, User } from '../app/api/types';

export function aCategory(fields: Partial<Category> = {}): Category {
  return {
    id: 'food',
    name: 'Food',
    color: '#d9822b',
    icon: 'cup-hot',
    parentId: null,
    isArchived: false,
    expenseCount: 0,
    ...fields,
  };
}

export function anExpense(fields: Partial<Expense> = {}): Expense {
  return {
    id: '0b8f0a5e-6f0e-4a53-9e0c-1d1f0f0f0f01',
    spentOn: '2026-11-23',
    title: 'Lunch',
    amount: '12.50',
    currency: 'USD',
    category: aCategory(),
    note: '',
    receipts: [],
    createdAt: '2026-11-23T20:00:00Z',
    updatedAt: '2026-11-23T20:00:00Z',
    version: 1,
    ...fields,
  };
}

export function aUser(fields: Partial<User> = {}): User {
  return {
    id: 1,
    email: 'ana@example.org',
    emailVerified: true,
    name: 'Ana',
    timeZone: 'America/Los_Angeles',
    currency: 'USD',
    newsSubscribed: false,
    newsFrequency: 'weekly',
    newsWeekday: 1,
    newsHour: 7,
    monthlySummary: false,
    isOperator: false,
    isDemo: false,
    today: '2026-11-24',
    ledgers: [{ id: 'ledger-1', name: 'Ana', role: 'owner', currency: 'USD' }],
    ...fields,
  };
}

export function aBubble(fields: Partial<Bubble> = {}): Bubble {
  return { expenseId: 'e1', spentOn: '2026-11-23', title: 'Lunch', amount: '12.50', categoryId: 'food', ...fields };
}

export function anActivity(fields: Partial<Activity> = {}): Activity {
  return {
    id: 'a1',
    type: 'session.opened',
    occurredAt: '2026-11-24T20:00:00Z',
    ledgerId: null,
    device: 'Chrome on Linux',
    ip: '192.0.2.7',
    data: {},
    ...fields,
  };
}
