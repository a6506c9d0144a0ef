import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { aCategory, aUser } from '../../../testing/factories';
import { Session } from '../../shared/session/session';
import { ExpenseTableStore } from '../expense-table-store';
import { FilterBar } from './filter-bar';

@Component({
  selector: 'app-test-page',
  imports: [FilterBar],
  template: '<input id="elsewhere" /><app-filter-bar />',
  providers: [ExpenseTableStore],
})
class TestPage {}

const FOOD = '0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f';

describe('the filter bar', () => {
  let harness: RouterTestingHarness;

  const element = () => harness.routeNativeElement as HTMLElement;
  const search = () => element().querySelector('input[type=search]') as HTMLInputElement;
  const chips = () => [...element().querySelectorAll('.filter-chip-text')].map((chip) => chip.textContent);
  const url = () => TestBed.inject(Router).url;
  const pause = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    harness.detectChanges();
  };
  const open = async (address: string) => {
    harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(address, TestPage);
    harness.detectChanges();
    const categories = { items: [aCategory({ id: FOOD, name: 'Food' })] };
    TestBed.inject(HttpTestingController).expectOne('/api/ledgers/ledger-1/categories').flush(categories);
    await pause();
  };
  const type = (text: string) => {
    search().value = text;
    search().dispatchEvent(new Event('input'));
    harness.detectChanges();
  };
  const wait = async (ms: number) => {
    await jest.advanceTimersByTimeAsync(ms);
    harness.detectChanges();
  };

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '', component: TestPage }])],
    });
    TestBed.inject(Session).begin(aUser());
  });

  afterEach(() => jest.useRealTimers());

  it('shows what the address asks for', async () => {
    await open(`/?q=tea&categoryId=${FOOD}&period=current-month`);
    expect(search().value).toBe('tea');
    expect(chips()).toEqual(['November', 'Food', '“tea”']);
  });

  it('searches once for what is typed in one go', async () => {
    await open('/');
    jest.useFakeTimers();
    type('t');
    await wait(200);
    type('tea ');
    await wait(200);
    expect(url()).toBe('/');
    await wait(60);
    expect(url()).toBe('/?q=tea');
    expect(search().value).toBe('tea ');
  });

  it('keeps the letters that are typed while the last ones are on their way', async () => {
    await open('/');
    jest.useFakeTimers();
    type('te');
    await wait(249);
    await jest.advanceTimersByTimeAsync(1);
    type('tea');
    await wait(0);
    expect(search().value).toBe('tea');
    await wait(250);
    expect(url()).toBe('/?q=tea');
  });

  it('follows the address where that changes by itself', async () => {
    await open('/?q=tea');
    await harness.navigateByUrl('/?q=coffee', TestPage);
    harness.detectChanges();
    expect(search().value).toBe('coffee');
    await harness.navigateByUrl('/', TestPage);
    harness.detectChanges();
    expect(search().value).toBe('');
  });

  it('takes what was typed along with what is chosen', async () => {
    await open('/');
    type('tea');
    (element().querySelector('#filter-period-current-year') as HTMLInputElement).click();
    await pause();
    expect(url()).toBe('/?period=current-year&q=tea');
  });

  it('takes one chip away, or all', async () => {
    await open(`/?q=tea&categoryId=${FOOD}&period=current-month`);
    (element().querySelector('.filter-chip') as HTMLElement).click();
    await pause();
    expect(chips()).toEqual(['Food', '“tea”']);
    (element().querySelector('.filter-clear') as HTMLElement).click();
    await pause();
    expect([url(), chips(), document.activeElement]).toEqual(['/', [], search()]);
  });

  it('comes to the search by "/", unless something is typed elsewhere', async () => {
    await open('/');
    const press = (target: EventTarget) =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
    (element().querySelector('#elsewhere') as HTMLElement).focus();
    press(document.activeElement as Element);
    expect(document.activeElement).not.toBe(search());
    press(document.body);
    expect(document.activeElement).toBe(search());
  });
});
