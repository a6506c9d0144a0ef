import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { aUser, anExpense } from '../../testing/factories';
import { LedgerChanges } from '../shared/ledger-changes';
import { Session } from '../shared/session/session';
import { ExpenseListAddress } from './expense-list-address';
import { ExpenseTableStore } from './expense-table-store';

@Component({ selector: 'app-test-page', template: '', providers: [ExpenseTableStore] })
class TestPage {
  readonly store = inject(ExpenseTableStore);
}

const aPage = (title: string) => ({
  items: [anExpense({ title })],
  page: 1,
  pageSize: 25,
  total: 1,
  totalAmount: '12.50',
  currency: 'USD',
});

describe('ExpenseTableStore', () => {
  let server: HttpTestingController;

  const open = async (url: string) => {
    const harness = await RouterTestingHarness.create();
    return (await harness.navigateByUrl(url, TestPage)).store;
  };
  const expectRequest = async (query: string) => {
    await TestBed.inject(Router).navigateByUrl(TestBed.inject(Router).url);
    TestBed.tick();
    return server.expectOne(`/api/ledgers/ledger-1/expenses?${query}`);
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve));

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '', component: TestPage }])],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
  });

  afterEach(() => server.verify());

  it('asks for the page that the address names', async () => {
    await open('/?page=3&pageSize=50&sort=-amount');
    await expectRequest('page=3&pageSize=50&sort=-amount');
  });

  it('puts a new order into the address, and asks for it', async () => {
    const store = await open('/?page=3');
    (await expectRequest('page=3&pageSize=25&sort=-spentOn')).flush(aPage('Lunch'));
    await store.sortBy('title');
    expect(TestBed.inject(Router).url).toBe('/?sort=title');
    await expectRequest('page=1&pageSize=25&sort=title');
  });

  it('takes a default out of the address', async () => {
    const store = await open('/?page=2');
    await expectRequest('page=2&pageSize=25&sort=-spentOn');
    await store.showPage(1);
    expect(TestBed.inject(Router).url).toBe('/');
    await expectRequest('page=1&pageSize=25&sort=-spentOn');
  });

  it('keeps the old rows until the new ones are there', async () => {
    const store = await open('/');
    (await expectRequest('page=1&pageSize=25&sort=-spentOn')).flush(aPage('Lunch'));
    await settle();
    expect(store.page()?.items[0]?.title).toBe('Lunch');
    await store.sortBy('amount');
    const request = await expectRequest('page=1&pageSize=25&sort=-amount');
    expect(store.isLoading()).toBe(true);
    expect(store.page()?.items[0]?.title).toBe('Lunch');
    request.flush(aPage('Rent'));
    await settle();
    expect(store.page()?.items[0]?.title).toBe('Rent');
  });

  it('asks again after a change of the ledger', async () => {
    await open('/');
    (await expectRequest('page=1&pageSize=25&sort=-spentOn')).flush(aPage('Lunch'));
    TestBed.inject(LedgerChanges).announce();
    await expectRequest('page=1&pageSize=25&sort=-spentOn');
  });

  it('says what failed, and can try again', async () => {
    const store = await open('/');
    (await expectRequest('page=1&pageSize=25&sort=-spentOn')).flush(null, { status: 500, statusText: 'No' });
    await settle();
    expect(store.error()).toBeTruthy();
    store.reload();
    (await expectRequest('page=1&pageSize=25&sort=-spentOn')).flush(aPage('Lunch'));
    await settle();
    expect(store.error()).toBeFalsy();
    expect(store.page()?.total).toBe(1);
  });

  describe('with a filter', () => {
    const URL = '/?q=tea&page=3&sort=title';
    const FIRST = 'page=3&pageSize=25&sort=title&q=tea';

    it('asks for what the address lets through', async () => {
      const store = await open(URL);
      await expectRequest(FIRST);
      expect(store.isFiltered()).toBe(true);
    });

    it('goes to the first page of another one, and keeps the order', async () => {
      const store = await open(URL);
      await expectRequest(FIRST);
      await store.filterBy({ period: 'current-month' });
      expect(TestBed.inject(Router).url).toBe('/?q=tea&sort=title&period=current-month');
      await expectRequest('page=1&pageSize=25&sort=title&period=current-month&q=tea');
      await store.clearFilter();
      expect(TestBed.inject(Router).url).toBe('/?sort=title');
      await expectRequest('page=1&pageSize=25&sort=title');
    });

    it('puts a text that is typed on in the place of the last one, and a first one after it', async () => {
      const navigate = jest.spyOn(TestBed.inject(Router), 'navigate');
      const isReplaced = () => navigate.mock.lastCall?.[1]?.replaceUrl;
      const store = await open('/');
      await expectRequest('page=1&pageSize=25&sort=-spentOn');
      await store.filterBy({ q: 'te' });
      expect(isReplaced()).toBe(false);
      await expectRequest('page=1&pageSize=25&sort=-spentOn&q=te');
      await store.filterBy({ q: 'tea' });
      expect(isReplaced()).toBe(true);
      await expectRequest('page=1&pageSize=25&sort=-spentOn&q=tea');
      await store.filterBy({ hasReceipt: true });
      expect(isReplaced()).toBe(false);
      await expectRequest('page=1&pageSize=25&sort=-spentOn&q=tea&hasReceipt=true');
    });

    it('knows a filter that nothing matches from an empty ledger', async () => {
      const store = await open('/');
      (await expectRequest('page=1&pageSize=25&sort=-spentOn')).flush({ ...aPage('Lunch'), items: [], total: 0 });
      await settle();
      expect([store.isEmpty(), store.hasNoMatch()]).toEqual([true, false]);
      await store.filterBy({ q: 'tea' });
      (await expectRequest('page=1&pageSize=25&sort=-spentOn&q=tea')).flush({ ...aPage(''), items: [], total: 0 });
      await settle();
      expect([store.isEmpty(), store.hasNoMatch()]).toEqual([true, true]);
    });

    it('tells a refusal of the filter from a failure', async () => {
      const store = await open(URL);
      const problem = { code: 'validation_failed', title: 'No', errors: [{ field: 'minAmount', message: 'is wrong' }] };
      (await expectRequest(FIRST)).flush(problem, { status: 400, statusText: 'No' });
      await settle();
      expect(store.refusal()?.errors).toEqual(problem.errors);
      store.reload();
      (await expectRequest(FIRST)).flush(null, { status: 500, statusText: 'No' });
      await settle();
      expect(store.refusal()).toBeNull();
      expect(store.hasNoMatch()).toBe(false);
    });

    it('remembers where the list was left', async () => {
      const store = await open(URL);
      await expectRequest(FIRST);
      expect(TestBed.inject(ExpenseListAddress).queryParams()).toMatchObject({ q: 'tea', page: 3, period: null });
      expect(store.query().page).toBe(3);
    });
  });
});
