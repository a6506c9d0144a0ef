/** Provisional: replaced by the file generated from openapi.json. Same names and shapes. */
export interface paths {}
export interface components {
  schemas: {
    Problem: { type: string; title: string; status: number; detail: string; code: string; requestId: string; errors?: { field: string; message: string }[] };
    Registration: { email: string; password: string; name?: string; timeZone?: string };
    Credentials: { email: string; password: string };
    /** GET /api/me, and `user` in the answers of register, login and demo. `today` is the calendar date in the user's time zone. */
    User: { id: number; email: string; name: string; timeZone: string; currency: string; newsSubscribed: boolean; isDemo: boolean; today: string; ledgers: { id: string; name: string; role: 'owner' | 'editor' | 'viewer'; currency: string }[] };
    SignedIn: { user: components['schemas']['User'] };
    /** GET /api/auth/providers */
    Providers: { items: { id: string; name: string }[]; demo: boolean };
    /** color: '#rrggbb'; icon: a bootstrap-icons name without 'bi-' */
    Category: { id: string; name: string; color: string; icon: string };
    CategoryList: { items: components['schemas']['Category'][] };
    NewCategory: { name: string; color?: string; icon?: string };
    /** amount: decimal string such as "12.34" (a refund "-3.00"); receipts come later, empty now */
    Expense: { id: string; spentOn: string; title: string; amount: string; currency: string; category: components['schemas']['Category']; note: string; receipts: { id: string; mediaType: string }[]; createdAt: string; updatedAt: string; version: number };
    NewExpense: { id?: string; spentOn: string; title: string; amount: string; categoryId: string; note?: string; currency?: string };
    ExpensePage: { items: components['schemas']['Expense'][]; page: number; pageSize: number; total: number; totalAmount: string; currency: string };
    /** GET L/reports/bubbles: at most 2,000, the latest first; `total` counts all. */
    BubbleReport: { currency: string; total: number; items: components['schemas']['Bubble'][] };
    Bubble: { expenseId: string; spentOn: string; title: string; amount: string; categoryId: string };
    /** GET L/reports/by-category: every category that has expenses, largest first. */
    CategoryReport: { currency: string; totalAmount: string; items: components['schemas']['CategoryTotal'][] };
    CategoryTotal: { category: components['schemas']['Category']; amount: string; count: number };
    /** type: expense.created, category.created, user.registered, session.opened, session.ended ...; data differs per type, e.g. expense.created: {expense: {id, title, amount, currency, spentOn, categoryId, categoryName}} */
    Activity: { id: string; type: string; occurredAt: string; ledgerId: string | null; device: string | null; ip: string | null; data: Record<string, unknown> };
    ActivityPage: { items: components['schemas']['Activity'][]; page: number; pageSize: number; total: number };
  };
}
