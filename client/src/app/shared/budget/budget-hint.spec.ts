import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aBudget, aCategory, aUser } from '../../../testing/factories';
import type { Budget } from '../../api/types';
import { Session } from '../session/session';
import { BudgetHint } from './budget-hint';

describe('what a budget has left beside the category', () => {
  let fixture: ComponentFixture<BudgetHint>;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    fixture = TestBed.createComponent(BudgetHint);
  });

  afterEach(() => server.verify());

  async function show(items: Budget[], categoryId = 'snacks'): Promise<string> {
    fixture.componentRef.setInput('categoryId', categoryId);
    fixture.componentRef.setInput('parentId', 'food');
    TestBed.tick();
    server.expectOne('/api/ledgers/ledger-1/budgets?month=2026-11').flush({ currency: 'USD', month: '2026-11', items });
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent.trim();
  }

  it('asks nothing until a category is chosen', () => {
    fixture.componentRef.setInput('categoryId', '');
    TestBed.tick();
    expect((fixture.nativeElement as HTMLElement).textContent).toBe('');
  });

  it.each([
    ['its own', aBudget({ category: aCategory({ id: 'snacks' }) }), '$280.00 of $400.00 left this month'],
    ['the one above', aBudget({ category: aCategory() }), '$280.00 of $400.00 left in “Food” this month'],
    ['the one for all', aBudget(), '$280.00 of $400.00 left in all categories this month'],
    [
      'one that is over',
      aBudget({ state: 'over', leftAmount: '-5.00' }),
      '$5.00 over budget in all categories this month',
    ],
  ])('tells of %s', async (_, budget, expected) => expect(await show([budget])).toBe(expected));

  it('says nothing where there is no budget', async () => expect(await show([])).toBe(''));
});
