import { TestBed } from '@angular/core/testing';
import { ListedPage } from '../../../testing/listed-page';
import { DEFAULT_QUERY } from '../expense-list-query';
import { ExpenseTableStore } from '../expense-table-store';
import { ExpenseRows } from './expense-rows';
import { ExpenseSelection } from './expense-selection';

describe('the selection', () => {
  let listed: ListedPage;
  let selection: ExpenseSelection;

  const ids = () => selection.selected().map(({ id }) => id);

  beforeEach(() => {
    listed = new ListedPage();
    listed.show(...['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })));
    TestBed.configureTestingModule({
      providers: [ExpenseRows, ExpenseSelection, { provide: ExpenseTableStore, useValue: listed }],
    });
    selection = TestBed.inject(ExpenseSelection);
  });

  it('takes a range down and up from the row that was touched last', () => {
    selection.choose('b', true);
    selection.chooseRange('d', true);
    expect(ids()).toEqual(['b', 'c', 'd']);
    selection.chooseRange('a', true);
    expect(ids()).toEqual(['a', 'b', 'c', 'd']);
    selection.choose('b', false);
    selection.chooseRange('c', false);
    expect(ids()).toEqual(['a', 'd']);
  });

  it('takes one row for a range that begins nowhere', () => {
    selection.chooseRange('c', true);
    expect(ids()).toEqual(['c']);
  });

  it('says whether all rows, some or none are chosen', () => {
    const state = () => [selection.isAll(), selection.isSome()];
    expect(state()).toEqual([false, false]);
    selection.chooseAll(true);
    expect(state()).toEqual([true, false]);
    selection.choose('a', false);
    expect(state()).toEqual([false, true]);
  });

  it('forgets what is on the page no longer', () => {
    selection.chooseAll(true);
    listed.show({ id: 'a' }, { id: 'x' });
    expect(ids()).toEqual(['a']);
  });

  it('begins anew with another page, order or filter', () => {
    selection.chooseAll(true);
    listed.query.set({ ...DEFAULT_QUERY, page: 2 });
    expect(ids()).toEqual([]);
  });
});
