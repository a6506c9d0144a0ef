import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../events/domain-event.js';
import { anEvent } from '../testing/an-event.js';
import { eventually } from '../testing/eventually.js';
import { TestApi } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import type { Budget } from './budget.dto.js';
import type { BudgetPassed } from './budget.events.js';
import { BudgetWatchService } from './budget-watch.service.js';

const november = '2026-11-24T18:00:00Z';

let api: TestApi;
let watch: BudgetWatchService;
let person: TestClient;
let food: string;

beforeAll(async () => {
  api = await TestApi.start({ RABBITMQ_URL: undefined });
  watch = api.app.get(BudgetWatchService, { strict: false });
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.clock.set(november);
  person = await verified(await api.client().register());
  food = await person.categoryId('Food');
});

describe('a budget that is passed', () => {
  it('is told once at 80 % and once beyond 100 %, and mailed', async () => {
    await setBudget({ amount: '100.00' });
    await spend('79.99');
    expect(await passed()).toEqual([]);
    await spend('0.01');
    expect(await passed()).toMatchObject([
      { threshold: 80, month: '2026-11', spentAmount: '80.00', availableAmount: '100.00', leftAmount: '20.00' },
    ]);
    await spend('20.00');
    expect(await thresholds()).toEqual([80]);
    await spend('0.01');
    await spend('50.00');
    expect(await thresholds()).toEqual([80, 100]);
    const mail = await api.mailbox.latestTo(person.user.email, { template: 'budget-passed', count: 2 });
    expect(mail.subject).toBe('A budget is used up');
    expect(mail.text).toContain('$100.01 of $100.00');
    expect(mail.text).toContain(`${api.config.publicUrl}/budgets?month=2026-11`);
    expect(mail.parsed.headers.get('list')).toMatchObject({
      unsubscribe: { url: expect.stringContaining('/unsubscribe?token=budget-alert.') },
    });
  });

  it('is told once when both are passed at once', async () => {
    await setBudget({ amount: '100.00' });
    await spend('150.00');
    expect(await thresholds()).toEqual([100]);
    await spend('-100.00');
    await spend('35.00');
    expect(await thresholds()).toEqual([100]);
  });

  it('is told anew in the next month', async () => {
    await setBudget({ amount: '100.00' });
    await spend('150.00');
    api.clock.set('2026-12-01T18:00:00Z');
    await person.post('/api/auth/login', { email: person.user.email, password: 'correct horse battery' });
    await spend('101.00', '2026-12-01');
    expect((await passed()).map(({ month, threshold }) => [month, threshold])).toEqual([
      ['2026-11', 100],
      ['2026-12', 100],
    ]);
  });

  it('is told when an expense of an earlier month, carried over, leaves less than is spent', async () => {
    api.clock.set('2026-10-05T18:00:00Z');
    await setBudget({ amount: '100.00', carryOver: true });
    api.clock.set(november);
    await spend('90.00');
    expect(await passed()).toEqual([]);
    await spend('140.00', '2026-10-31');
    expect((await passed()).map(({ month, threshold }) => [month, threshold])).toEqual([['2026-11', 100]]);
  });

  it('is not told because of an expense that no budget counts', async () => {
    await setBudget({ amount: '100.00' });
    await spend('500.00', '2026-10-31');
    expect(await passed()).toEqual([]);
  });

  it('is told of its month when the event arrives in the next one', async () => {
    await setBudget({ amount: '10.00' });
    await api.database.query(
      `INSERT INTO expenses (ledger_id, id, spent_on, title, amount_minor, currency, category_id)
       VALUES ($1, gen_random_uuid(), '2026-11-24', 'Late', 2000, 'USD', $2)`,
      [ledgerId(), food],
    );
    api.clock.set('2026-12-01T18:00:00Z');
    await watch.watch(aChange('2026-11-24'));
    expect((await passed()).map(({ month }) => month)).toEqual(['2026-11']);
  });

  it('follows the calendar of the ledger’s owner', async () => {
    await person.send('PATCH', '/api/me', { body: { timeZone: 'Asia/Tokyo' } });
    await setBudget({ amount: '10.00' });
    await spend('20.00', '2026-11-24');
    expect(await thresholds()).toEqual([100]);
    api.clock.set('2026-11-30T15:00:00Z');
    await spend('20.00', '2026-11-30');
    await spend('9.00', '2026-12-01');
    expect((await passed()).map(({ month, threshold }) => [month, threshold])).toEqual([
      ['2026-11', 100],
      ['2026-12', 80],
    ]);
  });

  it('is told when it is made smaller than what is spent, or of zero', async () => {
    await spend('50.00');
    const budget = await setBudget({ amount: '100.00' });
    await person.send('PATCH', `${person.ledger}/budgets/${budget.id}`, { body: { amount: '60.00' } });
    await settled();
    expect(await thresholds()).toEqual([80]);
    await person.send('PATCH', `${person.ledger}/budgets/${budget.id}`, { body: { amount: '0' } });
    await settled();
    expect(await thresholds()).toEqual([80, 100]);
  });

  it('is told when a category with expenses is merged into its own', async () => {
    const health = await person.categoryId('Health');
    await setBudget({ amount: '100.00' });
    await spend('200.00', undefined, health);
    await person.post(`${person.ledger}/categories/${health}/merge`, { into: food });
    await settled();
    expect(await thresholds()).toEqual([100]);
  });

  it('is mailed to whoever may change the ledger, wants it, and has shown that the address is theirs', async () => {
    const editor = await verified(await join('editor'));
    const viewer = await verified(await join('viewer'));
    const unverified = await join('editor');
    const another = await verified(await join('editor'));
    await another.send('PATCH', '/api/me', { body: { budgetMail: false } });
    await setBudget({ amount: '10.00' });
    await spend('20.00');
    expect((await recipients()).sort()).toEqual([person.user.id, editor.user.id].sort());
    await api.mailbox.latestTo(editor.user.email, { template: 'budget-passed' });
    for (const { user } of [viewer, unverified, another]) {
      expect(await api.mailbox.allTo(user.email, 'budget-passed')).toEqual([]);
    }
  });

  it('is told once by any number of listeners, deliveries and events at the same time', async () => {
    await setBudget({ amount: '10.00' });
    // What is spent goes past the route, so that these deliveries are the only ones.
    const { body: expense } = await person.record({ amount: '1.00' });
    await settled();
    await api.database.query('UPDATE expenses SET amount_minor = 2000 WHERE id = $1', [expense.id]);
    const events = Array.from({ length: 6 }, () => aChange('2026-11-24'));
    await Promise.all([...events, ...events].map((event) => watch.watch(event)));
    expect(await thresholds()).toEqual([100]);
    expect(await recipients()).toEqual([person.user.id]);
    const [{ count }] = await api.database.query(
      `SELECT count(*)::int AS count FROM inbox WHERE consumer = 'budget' AND event_id = ANY($1::uuid[])`,
      [events.map(({ id }) => id)],
    );
    expect(count).toBe(6);
  });

  it('leaves a ledger’s version alone where there is nothing to tell', async () => {
    await setBudget({ amount: '10.00' });
    await spend('20.00');
    const before = await version();
    await watch.watch(aChange('2026-11-24'));
    expect(await version()).toBe(before);
  });

  it('is nothing where a ledger has no budgets, or is gone', async () => {
    const events = [
      aChange('2026-11-24'),
      { ...aChange('2026-11-24'), ledgerId: '0199f6f1-7f3a-4c11-9a55-0d4b1d2c3e4f' },
    ];
    for (const event of events) await watch.watch(event);
    expect(await passed()).toEqual([]);
    const handled = await api.database.query(
      `SELECT 1 FROM inbox WHERE consumer = 'budget' AND event_id = ANY($1) AND handled_at IS NOT NULL`,
      [events.map(({ id }) => id)],
    );
    expect(handled).toHaveLength(2);
  });
});

interface Wanted {
  categoryId?: string | null;
  amount: string;
  carryOver?: boolean;
}

async function setBudget(wanted: Wanted): Promise<Budget> {
  const { body } = await person.post<Budget>(`${person.ledger}/budgets`, { categoryId: food, ...wanted });
  await settled();
  return body;
}

async function spend(amount: string, spentOn = '2026-11-24', categoryId = food): Promise<void> {
  await person.record({ amount, spentOn, categoryId });
  await settled();
}

const ledgerId = () => person.user.ledgers[0]?.id as string;

/** A change of the ledger as it arrives, of an expense of that day. */
function aChange(spentOn: string): DomainEvent {
  return anEvent('expense.updated', { expense: { spentOn } }, { userId: person.user.id, ledgerId: ledgerId() });
}

/** Waits until the consumer has had everything of the ledger that concerns it. */
async function settled(): Promise<void> {
  await eventually(async () => {
    const waiting = await api.database.query(
      `SELECT type FROM outbox
        WHERE ledger_id = $1
          AND type ~ '^(expense[.]|category[.](updated|merged|deleted)|budget[.](created|updated|restored))'
          AND NOT EXISTS (SELECT 1 FROM inbox i
                           WHERE i.event_id = outbox.event_id AND i.consumer = 'budget' AND i.handled_at IS NOT NULL)`,
      [ledgerId()],
    );
    expect(waiting).toEqual([]);
  });
}

async function passed(): Promise<BudgetPassed[]> {
  const rows: { data: BudgetPassed }[] = await api.database.query(
    `SELECT data FROM outbox WHERE ledger_id = $1 AND type = 'budget.passed' ORDER BY sequence`,
    [ledgerId()],
  );
  return rows.map(({ data }) => data);
}

const thresholds = async () => (await passed()).map(({ threshold }) => threshold);

async function recipients(): Promise<number[]> {
  const rows: { id: number }[] = await api.database.query(
    `SELECT user_id AS id FROM outbox WHERE type = 'budget-alert.issued' AND data -> 'budget' ->> 'id' IN
       (SELECT id::text FROM budgets WHERE ledger_id = $1)`,
    [ledgerId()],
  );
  return rows.map(({ id }) => id);
}

async function version(): Promise<string> {
  const [{ version: found }] = await api.database.query('SELECT version FROM ledgers WHERE id = $1', [ledgerId()]);
  return found;
}

async function verified(client: TestClient): Promise<TestClient> {
  await api.database.query('UPDATE users SET email_verified_at = now() WHERE id = $1', [client.user.id]);
  return client;
}

async function join(role: string): Promise<TestClient> {
  const client = await api.client().register();
  await api.database.query(`INSERT INTO ledger_members (ledger_id, user_id, role) VALUES ($1, $2, $3)`, [
    ledgerId(),
    client.user.id,
    role,
  ]);
  return client;
}
