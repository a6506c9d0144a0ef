import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { aUser, anExpense } from '../../../testing/factories';
import { Session } from '../../shared/session/session';
import { ExpenseDetailStore } from './expense-detail-store';

@Component({ selector: 'app-test-page', template: '', providers: [ExpenseDetailStore] })
class TestPage {
  readonly store = inject(ExpenseDetailStore);
}

const EXPENSE = anExpense({ version: 2 });
const URL = `/api/ledgers/ledger-1/expenses/${EXPENSE.id}`;
const NOT_FOUND = { status: 404, statusText: 'Not Found' };
const entry = (id: string) => ({ id, type: 'expense.updated', changes: [{ field: 'title', from: 'A', to: 'Lunch' }] });

describe('the page of one expense', () => {
  let server: HttpTestingController;
  let store: ExpenseDetailStore;

  const settle = async (ms = 0) => {
    await jest.advanceTimersByTimeAsync(ms);
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(0);
  };
  const answerHistory = async (count: number) => {
    server.expectOne(`${URL}/history`).flush({ items: Array.from({ length: count }, (_, index) => entry(`${index}`)) });
    await settle();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'expenses/:id', component: TestPage }]),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    const harness = await RouterTestingHarness.create();
    store = (await harness.navigateByUrl(`/expenses/${EXPENSE.id}`, TestPage)).store;
    jest.useFakeTimers();
    TestBed.tick();
  });

  afterEach(() => {
    jest.useRealTimers();
    server.verify();
  });

  it('waits for the entry of the latest version, which comes a moment later', async () => {
    server.expectOne(URL).flush(EXPENSE);
    await answerHistory(1);
    await settle(399);
    server.expectNone(`${URL}/history`);
    await settle(1);
    await answerHistory(2);
    await settle(10_000);
    server.expectNone(`${URL}/history`);
    expect(store.history()).toHaveLength(2);
  });

  it('gives up after a few times', async () => {
    server.expectOne(URL).flush(EXPENSE);
    await answerHistory(1);
    for (const wait of [400, 800, 1600, 3200]) {
      await settle(wait);
      await answerHistory(1);
    }
    await settle(60_000);
    server.expectNone(`${URL}/history`);
  });

  it('knows an expense in the trash by its history', async () => {
    server.expectOne(URL).flush(null, NOT_FOUND);
    await settle();
    expect(store.whereabouts()).toBe('unknown');
    await answerHistory(2);
    expect(store.whereabouts()).toBe('trash');
    expect(store.lastTitle()).toBe('Lunch');
  });

  it('knows that there is none', async () => {
    server.expectOne(URL).flush(null, NOT_FOUND);
    server.expectOne(`${URL}/history`).flush(null, NOT_FOUND);
    await settle();
    expect(store.whereabouts()).toBe('gone');
  });

  it('takes a failure for nothing else', async () => {
    server.expectOne(URL).flush(null, { status: 500, statusText: 'No' });
    await answerHistory(2);
    expect([store.whereabouts(), !!store.error()]).toEqual(['unknown', true]);
  });

  it('is asked for anew after its restoration', async () => {
    server.expectOne(URL).flush(null, NOT_FOUND);
    await answerHistory(2);
    const restored = store.restore(EXPENSE.id);
    server.expectOne(`${URL}/restore`).flush(EXPENSE);
    await restored;
    await settle();
    server.expectOne(URL).flush(EXPENSE);
    await answerHistory(3);
    expect(store.whereabouts()).toBe('here');
  });
});
