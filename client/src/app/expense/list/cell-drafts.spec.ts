import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, type TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Expense } from '../../api/types';
import { aUser, anExpense } from '../../../testing/factories';
import { ListedPage } from '../../../testing/listed-page';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ExpenseTableStore } from '../expense-table-store';
import { CellDrafts } from './cell-drafts';
import type { CellField } from './expense-cell';
import { ExpenseRows } from './expense-rows';

const PATH = '/api/ledgers/ledger-1/expenses/a';
const STALE = { status: 412, statusText: 'Precondition Failed' };
const lunch = anExpense({ id: 'a', title: 'Lunch', amount: '12.50', version: 1 });

describe('a typed cell', () => {
  let server: HttpTestingController;
  let drafts: CellDrafts;
  let rows: ExpenseRows;

  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const type = (field: CellField, text: string) => {
    drafts.start(rows.newest(lunch), field);
    drafts.type({ id: 'a', field }, text);
    return drafts.save({ id: 'a', field });
  };
  const expectRequest = async (method: 'PATCH' | 'GET') => {
    await settle();
    return server.expectOne({ method, url: PATH });
  };
  const expectPatch = async (body: object, version: number): Promise<TestRequest> => {
    const request = await expectRequest('PATCH');
    expect([request.request.body, request.request.headers.get('If-Match')]).toEqual([body, `"${version}"`]);
    return request;
  };
  const answerGet = async (expense: Partial<Expense>) => (await expectRequest('GET')).flush({ ...lunch, ...expense });
  const amount = () => drafts.of('a', 'amount');

  beforeEach(() => {
    const listed = new ListedPage();
    listed.show(lunch);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        CellDrafts,
        ExpenseRows,
        { provide: ExpenseTableStore, useValue: listed },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    drafts = TestBed.inject(CellDrafts);
    rows = TestBed.inject(ExpenseRows);
  });

  afterEach(() => server.verify());

  it('is saved upon the version that was seen, and can be taken back', async () => {
    void type('amount', '13');
    (await expectPatch({ amount: '13.00' }, 1)).flush({ ...lunch, amount: '13.00', version: 2 });
    await settle();
    expect(amount()).toBeNull();
    expect(rows.rows()?.[0]?.amount).toBe('13.00');

    const [toast] = TestBed.inject(Toasts).toasts();
    expect(toast?.text).toBe('Changed the amount of Lunch to $13.00.');
    if (toast) void TestBed.inject(Toasts).undo(toast);
    (await expectPatch({ amount: '12.50' }, 2)).flush({ ...lunch, version: 3 });
    await settle();
    expect(rows.rows()?.[0]?.amount).toBe('12.50');
  });

  it('asks nothing of the server when nothing was changed, or what was typed cannot be read', async () => {
    await type('amount', '12.5');
    expect(amount()).toBeNull();
    await type('amount', 'much');
    expect(amount()).toMatchObject({ text: 'much', problem: expect.stringContaining('in digits') });
    drafts.type({ id: 'a', field: 'amount' }, '4');
    expect(amount()?.problem).toBeNull();
  });

  it('is saved once, however often that is asked for', async () => {
    void type('amount', '13');
    void drafts.save({ id: 'a', field: 'amount' });
    (await expectPatch({ amount: '13.00' }, 1)).flush({ ...lunch, amount: '13.00', version: 2 });
    await settle();
  });

  it('waits for the other cell of its row, and is saved upon that', async () => {
    void type('title', 'Dinner');
    void type('amount', '13');
    (await expectPatch({ title: 'Dinner' }, 1)).flush({ ...lunch, title: 'Dinner', version: 2 });
    (await expectPatch({ amount: '13.00' }, 2)).flush({ ...lunch, title: 'Dinner', amount: '13.00', version: 3 });
    await settle();
    expect(rows.rows()?.[0]).toMatchObject({ title: 'Dinner', amount: '13.00' });
  });

  it('is saved again upon what somebody else has changed beside it', async () => {
    void type('amount', '13');
    (await expectPatch({ amount: '13.00' }, 1)).flush(null, STALE);
    await answerGet({ note: 'with Bo', version: 5 });
    (await expectPatch({ amount: '13.00' }, 5)).flush({ ...lunch, amount: '13.00', version: 6 });
    await settle();
    expect(amount()).toBeNull();
  });

  it('leaves the choice to the person when somebody else has changed the same', async () => {
    void type('amount', '13');
    (await expectPatch({ amount: '13.00' }, 1)).flush(null, STALE);
    await answerGet({ amount: '20.00', version: 5 });
    await settle();
    expect(amount()).toMatchObject({ text: '13', saving: null, theirs: { amount: '20.00' } });
    await drafts.save({ id: 'a', field: 'amount' });

    void drafts.keepMine({ id: 'a', field: 'amount' });
    (await expectPatch({ amount: '13.00' }, 5)).flush({ ...lunch, amount: '13.00', version: 6 });
    await settle();
    expect(rows.rows()?.[0]?.amount).toBe('13.00');
  });

  it('gives way to the other version', async () => {
    void type('amount', '13');
    (await expectPatch({ amount: '13.00' }, 1)).flush(null, STALE);
    await answerGet({ amount: '20.00', version: 5 });
    await settle();
    drafts.takeTheirs({ id: 'a', field: 'amount' });
    expect(amount()).toBeNull();
    expect(rows.rows()?.[0]?.amount).toBe('20.00');
  });

  it('keeps what was typed when it is refused, or the expense is gone', async () => {
    const problem = { code: 'validation_failed', title: 'Bad', errors: [{ field: 'amount', message: 'Too much.' }] };
    void type('amount', '13');
    (await expectPatch({ amount: '13.00' }, 1)).flush(problem, { status: 400, statusText: 'Bad Request' });
    await settle();
    expect(amount()).toMatchObject({ text: '13', problem: 'Too much.', saving: null });

    void drafts.save({ id: 'a', field: 'amount' });
    (await expectPatch({ amount: '13.00' }, 1)).flush(null, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(amount()?.problem).toContain('deleted meanwhile');
  });
});
