import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { ExpenseFilter } from '../../api/types';
import { aUser } from '../../../testing/factories';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { SavedFilters } from './saved-filters';

const URL = '/api/ledgers/ledger-1/saved-filters';
const TEA = { id: 's1', name: 'Tea', filter: { q: 'tea', period: 'current-year' } };

describe('the saved filters', () => {
  let fixture: ComponentFixture<SavedFilters>;
  let server: HttpTestingController;
  const picked = jest.fn<void, [ExpenseFilter]>();

  const element = () => fixture.nativeElement as HTMLElement;
  const button = (selector: string) => element().querySelector<HTMLButtonElement>(selector) as HTMLButtonElement;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const answer = async (items: unknown[] = [TEA]) => {
    TestBed.tick();
    server.expectOne({ url: URL, method: 'GET' }).flush({ items });
    await settle();
  };
  const open = async (filter: ExpenseFilter) => {
    fixture = TestBed.createComponent(SavedFilters);
    fixture.componentRef.setInput('filter', filter);
    fixture.componentInstance.picked.subscribe(picked);
    await answer();
    button('.filter-button').click();
    await settle();
  };
  const name = async (text: string) => {
    const field = element().querySelector('form input') as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    element().querySelector('form')?.dispatchEvent(new Event('submit'));
    await settle();
  };

  beforeEach(() => {
    picked.mockReset();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
  });

  afterEach(() => server.verify());

  it('are picked by their name', async () => {
    await open({ period: 'all' });
    button('.saved-choice').click();
    expect(picked).toHaveBeenCalledWith(TEA.filter);
  });

  it('mark the one that is on, and offer to save no second one of it', async () => {
    await open({ period: 'current-year', q: 'tea' });
    expect(button('.saved-choice').getAttribute('aria-pressed')).toBe('true');
    expect(element().querySelector('form')).toBeNull();
  });

  it('take the present filter under a name', async () => {
    await open({ period: 'all', hasReceipt: true });
    await name(' No receipt ');
    const request = server.expectOne({ url: URL, method: 'POST' });
    expect(request.request.body).toEqual({ name: 'No receipt', filter: { period: 'all', hasReceipt: true } });
    request.flush({ ...TEA, id: 's2' });
    await settle();
    await answer();
    expect(TestBed.inject(Toasts).toasts().at(-1)?.text).toContain('“No receipt”');
  });

  it('say at the field that a name is taken', async () => {
    await open({ period: 'all', q: 'coffee' });
    await name('Tea');
    const problem = { code: 'filter_name_taken', title: 'Conflict', detail: 'You have a filter of this name.' };
    server.expectOne({ url: URL, method: 'POST' }).flush(problem, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(element().querySelector('form')?.textContent).toContain('You have a filter of this name.');
  });

  it('take another name', async () => {
    await open({ period: 'all' });
    button('#rename-s1').click();
    await settle();
    await name('Green tea');
    const request = server.expectOne({ url: `${URL}/s1`, method: 'PATCH' });
    expect(request.request.body).toEqual({ name: 'Green tea' });
    request.flush({ ...TEA, name: 'Green tea' });
    await settle();
    await answer([{ ...TEA, name: 'Green tea' }]);
    expect(button('.saved-choice').textContent).toContain('Green tea');
  });

  it('come back when their deletion is undone', async () => {
    await open({ period: 'all' });
    button('[aria-label="Delete Tea"]').click();
    server.expectOne({ url: `${URL}/s1`, method: 'DELETE' }).flush(null);
    await settle();
    await answer([]);
    const toasts = TestBed.inject(Toasts);
    const undone = toasts.undo(toasts.toasts()[0]!);
    const request = server.expectOne({ url: URL, method: 'POST' });
    expect(request.request.body).toEqual({ name: 'Tea', filter: TEA.filter });
    request.flush(TEA);
    await undone;
    await answer();
  });
});
