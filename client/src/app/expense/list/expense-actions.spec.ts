import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aCategory, aUser, anExpense } from '../../../testing/factories';
import { ListedPage } from '../../../testing/listed-page';
import { LedgerChanges } from '../../shared/ledger-changes';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ExpenseTableStore } from '../expense-table-store';
import { ExpenseActions } from './expense-actions';
import { ExpenseRows } from './expense-rows';

const URL = '/api/ledgers/ledger-1/expenses';
const both = [anExpense({ id: 'a', title: 'Lunch', version: 3 }), anExpense({ id: 'b', title: 'Rent', version: 7 })];
const [lunch = anExpense()] = both;

describe('what is done to rows', () => {
  let server: HttpTestingController;
  let actions: ExpenseActions;
  let toasts: Toasts;

  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const shown = () =>
    TestBed.inject(ExpenseRows)
      .rows()
      ?.map(({ id }) => id);
  const texts = () => toasts.toasts().map(({ text }) => text);
  const revision = () => TestBed.inject(LedgerChanges).revision();
  const undo = async () => {
    const toast = toasts.latestUndoable();
    if (toast) void toasts.undo(toast);
    await settle();
  };

  beforeEach(() => {
    const listed = new ListedPage();
    listed.show(...both);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        ExpenseActions,
        ExpenseRows,
        { provide: ExpenseTableStore, useValue: listed },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    actions = TestBed.inject(ExpenseActions);
    toasts = TestBed.inject(Toasts);
  });

  afterEach(() => server.verify());

  it('takes a row away before the server has answered, and asks for it back', async () => {
    void actions.delete(lunch);
    expect(shown()).toEqual(['b']);
    expect(texts()).toEqual([]);
    const request = server.expectOne({ method: 'DELETE', url: `${URL}/a` });
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    request.flush(null);
    await settle();
    expect([texts(), revision()]).toEqual([['Deleted Lunch.'], 1]);

    await undo();
    server.expectOne({ method: 'POST', url: `${URL}/a/restore` }).flush({ ...lunch, version: 5 });
    await settle();
    expect([texts(), revision()]).toEqual([['Undone.'], 2]);
  });

  it.each([
    [0, ['a', 'b'], 'Lunch was not deleted. The server cannot be reached. Check the connection, then try again.', 0],
    [403, ['a', 'b'], 'Lunch was not deleted. You may only read here.', 1],
    [404, ['b'], 'Lunch had been deleted already.', 1],
    [412, ['a', 'b'], 'Lunch was not deleted: it has been changed meanwhile. Look at it again first.', 1],
  ])('answered %i, shows %j and says why', async (status, ids, text, asksAgain) => {
    void actions.delete(lunch);
    const problem = { code: 'refused', title: 'No', detail: 'You may only read here.' };
    const request = server.expectOne(`${URL}/a`);
    if (status === 0) request.error(new ProgressEvent('error'));
    else request.flush(problem, { status, statusText: 'No' });
    await settle();
    expect([shown(), texts(), revision()]).toEqual([ids, [text], asksAgain]);
    expect(toasts.latestUndoable()).toBeNull();
  });

  it('deletes several, shows what was left and restores the others', async () => {
    void actions.deleteAll(both);
    expect(shown()).toEqual([]);
    const request = server.expectOne(`${URL}/delete`);
    expect(request.request.body).toEqual({
      items: [
        { id: 'a', version: 3 },
        { id: 'b', version: 7 },
      ],
    });
    request.flush({ ids: ['a'], skipped: ['b'] });
    await settle();
    expect(shown()).toEqual(['b']);
    expect(texts()).toEqual(['Deleted 1 expense. 1 had been changed meanwhile and was left.']);

    await undo();
    const restored = server.expectOne(`${URL}/restore`);
    expect(restored.request.body).toEqual({ ids: ['a'] });
    restored.flush({ ids: ['a'], skipped: [] });
  });

  it('brings all of them back when the deletion fails', async () => {
    const isDone = actions.deleteAll(both);
    server.expectOne(`${URL}/delete`).error(new ProgressEvent('error'));
    expect(await isDone).toBe(false);
    expect(shown()).toEqual(['a', 'b']);
    expect(texts()[0]).toContain('Nothing was deleted. The server cannot be reached.');
  });

  it('puts several in a category, and back in the one each came from', async () => {
    void actions.recategorizeAll(both, aCategory({ id: 'travel', name: 'Travel' }));
    server.expectOne({ method: 'PATCH', url: URL }).flush({
      items: [
        { id: 'a', version: 4, previousCategoryId: 'food' },
        { id: 'b', version: 8, previousCategoryId: 'housing' },
      ],
      skipped: [],
    });
    await settle();
    expect(texts()).toEqual(['Put in Travel: 2 expenses.']);

    await undo();
    const back = server.expectOne({ method: 'PATCH', url: URL });
    expect(back.request.body).toEqual({
      items: [
        { id: 'a', version: 4, categoryId: 'food' },
        { id: 'b', version: 8, categoryId: 'housing' },
      ],
    });
    back.flush({ items: [{ id: 'a', version: 5, previousCategoryId: 'travel' }], skipped: ['b'] });
    await settle();
    expect(texts()).toContain('1 had been changed meanwhile and was left.');
  });

  it('offers nothing to take back when everything was left', async () => {
    void actions.deleteAll(both);
    server.expectOne(`${URL}/delete`).flush({ ids: [], skipped: ['a', 'b'] });
    await settle();
    expect(texts()).toEqual(['2 had been changed meanwhile and were left.']);
    expect(toasts.latestUndoable()).toBeNull();
  });
});
