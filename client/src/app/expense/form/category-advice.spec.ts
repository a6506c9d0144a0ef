import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aCategory, aUser, anExpense } from '../../../testing/factories';
import type { SuggestedCategory } from '../../api/types';
import { Session } from '../../shared/session/session';
import { CategoryAdvice } from './category-advice';
import { ExpenseDraft } from './expense-draft';

const URL = '/api/ledgers/ledger-1/suggestions/category';
const COFFEE = aCategory({ id: 'coffee', name: 'Coffee Shops' });
const REASON = '4 of your last 5 at Trader Joe’s';
const KNOWN = { title: 'Trader Joe’s', amount: '4.50', category: COFFEE, count: 5, lastSpentOn: '2026-11-20' };

describe('CategoryAdvice', () => {
  let advice: CategoryAdvice;
  let draft: ExpenseDraft;
  let server: HttpTestingController;

  const category = () => draft.form.controls.categoryId.value;

  beforeEach(() => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), CategoryAdvice],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    draft = TestBed.inject(ExpenseDraft);
  });

  afterEach(() => {
    jest.useRealTimers();
    server.verify();
  });

  function begin(start: (draft: ExpenseDraft) => void = (it) => it.start()): void {
    start(draft);
    advice = TestBed.inject(CategoryAdvice);
  }

  /** A pause after which the title is asked about. */
  function type(title: string): void {
    draft.form.controls.title.setValue(title);
    jest.advanceTimersByTime(500);
  }

  function answer(suggested: Partial<SuggestedCategory> | null = {}): void {
    const [request] = server.match(({ url }) => url === URL);
    const found: SuggestedCategory = { category: COFFEE, source: 'payee', reason: REASON, confidence: 0.8 };
    request?.flush({ suggestion: suggested && { ...found, ...suggested } });
  }

  it('is taken and explained while nobody has chosen a category', () => {
    begin();
    type(' Trader ');
    expect(server.match(({ params }) => params.get('title') === 'Trader')).toHaveLength(1);
    type('Trader Joe’s');
    answer();
    expect(category()).toBe('coffee');
    expect(advice.advice()).toEqual({ category: COFFEE, reason: REASON, isApplied: true });
  });

  it('asks once somebody stops typing', () => {
    begin();
    draft.form.controls.title.setValue('Tra');
    jest.advanceTimersByTime(100);
    draft.form.controls.title.setValue('Trader');
    jest.advanceTimersByTime(299);
    server.expectNone(({ url }) => url === URL);
    jest.advanceTimersByTime(1);
    answer();
  });

  it('is taken back by one press, and then only offered', () => {
    begin();
    type('Trader Joe’s');
    answer();
    advice.takeBack();
    expect(category()).toBe('');
    expect(advice.advice()?.isApplied).toBe(false);
    type('Trader Joe’s again');
    answer();
    expect(category()).toBe('');
    advice.apply();
    expect([category(), advice.advice()?.isApplied]).toEqual(['coffee', true]);
  });

  it('never touches a category that somebody chose', () => {
    begin();
    draft.form.controls.categoryId.setValue('travel');
    advice.giveWay();
    type('Trader Joe’s');
    server.expectNone(({ url }) => url === URL);
    advice.takeFrom(KNOWN);
    expect([category(), advice.advice()]).toEqual(['travel', null]);
  });

  it('does not come after somebody chose while it was on its way', () => {
    begin();
    type('Trader Joe’s');
    draft.form.controls.categoryId.setValue('travel');
    advice.giveWay();
    answer();
    expect([category(), advice.advice()]).toEqual(['travel', null]);
  });

  it('goes with the title it was given for', () => {
    begin();
    type('Trader Joe’s');
    answer();
    type('Something else');
    answer(null);
    expect([category(), advice.advice()]).toEqual(['', null]);
  });

  it('stays as it is when the server has no answer', () => {
    begin();
    type('Trader Joe’s');
    answer();
    type('Trader Joe’s again');
    server.expectOne(({ url }) => url === URL).error(new ProgressEvent('error'));
    expect(category()).toBe('coffee');
    type('Trader Joe’s once more');
    answer({ category: aCategory({ id: 'food' }) });
    expect(category()).toBe('food');
  });

  it('comes with a title that was used before, without asking', () => {
    begin();
    draft.form.controls.title.setValue(KNOWN.title);
    advice.takeFrom(KNOWN);
    jest.advanceTimersByTime(1000);
    expect(category()).toBe('coffee');
    expect(advice.advice()?.reason).toBe('as on Nov 20, 2026');
  });

  it('is only offered to an expense that has a category, and not when it is the same', () => {
    begin((it) => it.edit(anExpense({ category: aCategory({ id: 'travel' }) })));
    type('Trader Joe’s');
    answer();
    expect([category(), advice.advice()?.isApplied]).toEqual(['travel', false]);
    type('Airport');
    answer({ category: aCategory({ id: 'travel' }) });
    expect([category(), advice.advice()]).toEqual(['travel', null]);
  });

  it('starts over with the next expense', () => {
    begin();
    draft.form.controls.categoryId.setValue('travel');
    advice.giveWay();
    draft.start();
    advice.begin();
    type('Trader Joe’s');
    answer();
    expect(category()).toBe('coffee');
  });
});
