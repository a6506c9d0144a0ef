import { TestBed } from '@angular/core/testing';
import { anExpense } from '../../../testing/factories';
import { ListedPage } from '../../../testing/listed-page';
import { ExpenseTableStore } from '../expense-table-store';
import { ExpenseRows } from './expense-rows';

describe('the rows', () => {
  let listed: ListedPage;
  let rows: ExpenseRows;

  const titles = () => rows.rows()?.map(({ title }) => title);

  beforeEach(() => {
    listed = new ListedPage();
    TestBed.configureTestingModule({ providers: [ExpenseRows, { provide: ExpenseTableStore, useValue: listed }] });
    rows = TestBed.inject(ExpenseRows);
  });

  it('are none before the first page', () => {
    expect(rows.rows()).toBeUndefined();
  });

  it('show what was saved until the list knows something newer', () => {
    listed.show({ id: 'a', title: 'Lunch', version: 1 });
    rows.put(anExpense({ id: 'a', title: 'Dinner', version: 2 }));
    expect(titles()).toEqual(['Dinner']);
    listed.show({ id: 'a', title: 'Lunch', version: 1 });
    expect(titles()).toEqual(['Dinner']);
    listed.show({ id: 'a', title: 'Supper', version: 3 });
    expect(titles()).toEqual(['Supper']);
  });

  it('hide what was deleted, even from a late answer, and show it again when it was restored', () => {
    listed.show({ id: 'a', title: 'Lunch', version: 4 }, { id: 'b', title: 'Rent' });
    rows.hide([anExpense({ id: 'a', version: 4 })]);
    expect(titles()).toEqual(['Rent']);
    listed.show({ id: 'a', title: 'Lunch', version: 4 }, { id: 'b', title: 'Rent' });
    expect(titles()).toEqual(['Rent']);
    listed.show({ id: 'a', title: 'Lunch', version: 6 }, { id: 'b', title: 'Rent' });
    expect(titles()).toEqual(['Lunch', 'Rent']);
  });

  it('come back when the deletion failed', () => {
    listed.show({ id: 'a', title: 'Lunch' });
    rows.hide([anExpense({ id: 'a' })]);
    rows.show(['a']);
    expect(titles()).toEqual(['Lunch']);
  });
});
