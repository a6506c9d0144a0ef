import type { Activity, Bubble, Budget, Category, Expense, Receipt, ReceiptSummary, User } from '../app/api/types';

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

export function aBudget(fields: Partial<Budget> = {}): Budget {
  return {
    id: 'b1',
    category: null,
    amount: '400.00',
    carryOver: false,
    carriedAmount: '0.00',
    availableAmount: '400.00',
    spentAmount: '120.00',
    leftAmount: '280.00',
    percent: 30,
    state: 'ok',
    version: 1,
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
    budgetMail: true,
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

/** One that was read well, of a grocery's. */
export function aReceipt(fields: Partial<Receipt> = {}): Receipt {
  return {
    id: '0b8f0a5e-6f0e-4a53-9e0c-1d1f0f0f0e01',
    status: 'read',
    progress: 100,
    originalName: 'IMG_2041.jpg',
    mediaType: 'image/jpeg',
    byteSize: 482_133,
    pages: 1,
    width: 1200,
    height: 1600,
    expenseId: null,
    expenseIds: [],
    text: 'CORNER MARKET #12\n23/11/2026\nTOTAL 16.00',
    fields: {
      merchant: {
        value: 'Corner Market',
        readAs: 'CORNER MARKET #12',
        confidence: 0.93,
        boxes: [{ page: 1, left: 0.2, top: 0.05, width: 0.5, height: 0.04 }],
      },
      date: {
        value: '2026-11-23',
        confidence: 0.9,
        boxes: [{ page: 1, left: 0.1, top: 0.12, width: 0.3, height: 0.03 }],
      },
      total: { value: '16.00', confidence: 0.95, boxes: [{ page: 1, left: 0.6, top: 0.8, width: 0.2, height: 0.03 }] },
      currency: null,
      tax: null,
      category: { value: 'food', name: 'Food', confidence: 0.8, reason: '4 of your last 5 at Corner Market' },
    },
    lines: [],
    isBalanced: false,
    error: null,
    attempts: 1,
    uploadedBy: 'Ana',
    createdAt: '2026-11-24T20:00:00Z',
    readAt: '2026-11-24T20:00:05Z',
    version: 3,
    ...fields,
  };
}

/** As a list shows it. */
export function aReceiptSummary(fields: Partial<ReceiptSummary> = {}): ReceiptSummary {
  const { text: _text, lines: _lines, ...summary } = aReceipt();
  return { ...summary, excerpt: null, ...fields };
}
