import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Expense } from '../../api/types';
import { anExpense } from '../../../testing/factories';
import { ListedPage } from '../../../testing/listed-page';
import { DEFAULT_QUERY } from '../expense-list-query';
import { ExpenseTableStore } from '../expense-table-store';
import { AssignableCategories } from './assignable-categories';
import { CellDrafts } from './cell-drafts';
import { ExpenseRows } from './expense-rows';
import { ExpenseSelection } from './expense-selection';
import { ExpenseTable } from './expense-table';
import { RowFocus } from './row-focus';

describe('the table of expenses', () => {
  let fixture: ComponentFixture<ExpenseTable>;

  const find = (selector: string) => [...(fixture.nativeElement as HTMLElement).querySelectorAll(selector)];
  const show = async (expenses: Expense[] | undefined, canWrite = true) => {
    fixture.componentRef.setInput('rows', expenses);
    fixture.componentRef.setInput('query', DEFAULT_QUERY);
    fixture.componentRef.setInput('isLoading', false);
    fixture.componentRef.setInput('canWrite', canWrite);
    await fixture.whenStable();
  };

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        AssignableCategories,
        CellDrafts,
        ExpenseRows,
        ExpenseSelection,
        RowFocus,
        { provide: ExpenseTableStore, useValue: new ListedPage() },
      ],
    });
    fixture = TestBed.createComponent(ExpenseTable);
  });

  it('shows a title as it was typed, and links it to its expense', async () => {
    await show([anExpense({ id: 'a', title: '<b>Lunch</b> & more' })]);
    const [link] = find('.expense-title');
    expect(link?.textContent).toBe('<b>Lunch</b> & more');
    expect(link?.getAttribute('href')).toBe('/expenses/a');
  });

  it('says that money came back', async () => {
    await show([anExpense({ amount: '-3.00' }), anExpense({ id: 'b', amount: '3.00' })]);
    expect(find('.refund-badge').map(({ textContent }) => textContent)).toEqual(['Refund']);
    expect(find('.amount.is-refund').map(({ textContent }) => textContent.trim())).toEqual(['-$3.00']);
  });

  it('gives who may only read nothing to press but headings and titles', async () => {
    await show([anExpense()], false);
    expect(find('tbody button, input')).toEqual([]);
    expect(find('tbody a').length).toBe(1);
  });

  it('opens receipts for everybody, and says where there are none', async () => {
    const receipts = [{ id: 'r', mediaType: 'image/jpeg' }];
    await show([anExpense({ id: 'a', receipts }), anExpense({ id: 'b' })], false);
    expect(find('td.col-receipt button').map(({ ariaLabel }) => ariaLabel)).toEqual(['Receipt of Lunch']);
    expect(find('td.col-receipt')[1]?.textContent).toContain('No receipt');
  });

  it('lets Tab into one row only', async () => {
    await show([anExpense({ id: 'a' }), anExpense({ id: 'b' })]);
    const reached = () => [...new Set(find('tbody [tabindex="0"]').map((stop) => stop.closest('tr')?.dataset['id']))];
    expect(reached()).toEqual(['a']);
    find('tr[data-id="b"] [data-stop="link"]')[0]?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await fixture.whenStable();
    expect(reached()).toEqual(['b']);
  });

  it('holds the place of a page that is on its way', async () => {
    await show(undefined);
    expect(find('tbody tr.skeleton-row').length).toBe(25);
    await show([]);
    expect(find('tbody tr')).toEqual([]);
  });
});
