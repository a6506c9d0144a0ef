import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aCategory, aReceipt, aUser, anExpense } from '../../../testing/factories';
import type { Receipt, ReceiptSplit } from '../../api/types';
import { FieldPointer } from '../../shared/receipt/field-pointer';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ReceiptForm } from './receipt-form';

const LEDGER = '/api/ledgers/ledger-1';
const CATEGORIES = [aCategory(), aCategory({ id: 'home', name: 'Household' })];
const NO_BUDGETS = { currency: 'USD', month: '2026-11', items: [] };
const line = (title: string, amount: string) => ({ title, amount, confidence: 0.9, boxes: [] });
const BALANCED = aReceipt({ isBalanced: true, lines: [line('Milk', '4.00'), line('Soap', '12.00')] });

describe('ReceiptForm', () => {
  let fixture: ComponentFixture<ReceiptForm>;
  let server: HttpTestingController;
  const finished = jest.fn();

  const element = () => fixture.nativeElement as HTMLElement;
  const field = (id: string) => element().querySelector<HTMLInputElement>(`#${id}`) as HTMLInputElement;
  const describedAs = (id: string) =>
    (field(id).getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((described) => element().querySelector(`#${described}`)?.textContent?.trim() ?? '')
      .join(' ');
  const button = (name: RegExp) => {
    const found = [...element().querySelectorAll('button')].find(({ textContent }) => name.test(textContent));
    if (!found) throw new Error(`There is no button ${String(name)}.`);
    return found;
  };

  function type(id: string, text: string): void {
    field(id).value = text;
    field(id).dispatchEvent(new Event('input'));
  }

  /** Answers what the form asks by itself, until nothing moves any more. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
      for (const request of server.match(`${LEDGER}/categories`)) request.flush({ items: CATEGORIES });
      for (const request of server.match(({ url }) => url === `${LEDGER}/budgets`)) request.flush(NO_BUDGETS);
    }
    for (const request of server.match(({ url }) => url.endsWith('/suggestions/category'))) {
      const category = request.request.params.get('title') === 'Soap' ? CATEGORIES[1] : null;
      request.flush({ suggestion: category && { category, source: 'words', reason: 'like Soap', confidence: 0.8 } });
    }
    await fixture.whenStable();
  }

  async function show(receipt: Receipt): Promise<void> {
    fixture.componentRef.setInput('receipt', receipt);
    await settle();
    // The focus moves once the form is drawn.
    await settle();
  }

  beforeEach(() => {
    finished.mockReset();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), FieldPointer] });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    fixture = TestBed.createComponent(ReceiptForm);
    fixture.componentInstance.finished.subscribe(finished);
    document.body.append(element());
  });

  it('is filled, and one key makes an expense that has the receipt', async () => {
    await show(aReceipt());
    expect([field('amount').value, field('title').value, field('spentOn').value]).toEqual([
      '16.00',
      'Corner Market',
      '11/23/2026',
    ]);
    expect(element().textContent).toContain('4 of your last 5 at Corner Market');
    expect(element().textContent).not.toContain('Please check');
    expect(document.activeElement?.id).toBe('receipt-save');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }));
    const request = server.expectOne(`${LEDGER}/expenses`);
    expect(request.request.body).toMatchObject({
      amount: '16.00',
      title: 'Corner Market',
      categoryId: 'food',
      spentOn: '2026-11-23',
      receiptId: aReceipt().id,
    });
    request.flush(anExpense({ title: 'Corner Market' }));
    await settle();
    expect(finished).toHaveBeenCalledTimes(1);
    expect(TestBed.inject(Toasts).toasts()[0]).toMatchObject({ undo: expect.any(Function) as unknown });
  });

  it('takes the person to what is not certain, which says so until it is changed', async () => {
    const { fields } = aReceipt();
    await show(
      aReceipt({ fields: { ...fields, merchant: { value: 'Corner', readAs: null, confidence: 0.5, boxes: [] } } }),
    );
    expect(document.activeElement?.id).toBe('title');
    expect(describedAs('title')).toContain('Please check');
    expect(describedAs('amount')).not.toContain('Please check');
    type('title', 'Corner Shop');
    await settle();
    expect(describedAs('title')).not.toContain('Please check');
  });

  it('leaves what the person wrote while the receipt was read', async () => {
    const unread = aReceipt({ status: 'reading', fields: nothing() });
    await show(unread);
    type('title', 'My own');
    await show(aReceipt());
    expect([field('title').value, field('amount').value]).toEqual(['My own', '16.00']);
    // Asking again, as after a change of anything, fills in nothing once more.
    type('amount', '');
    await show(aReceipt({ version: 9 }));
    expect(field('amount').value).toBe('');
  });

  it('begins anew for the next receipt', async () => {
    await show(aReceipt());
    await show(aReceipt({ id: 'r2', fields: { ...nothing(), total: { value: '2.00', confidence: 1, boxes: [] } } }));
    expect([field('title').value, field('amount').value]).toEqual(['', '2.00']);
    expect(describedAs('title')).toContain('Not found on the receipt');
  });

  it('points at the place of each field, and is called there by the picture', async () => {
    const pointer = TestBed.inject(FieldPointer);
    await show(aReceipt());
    field('amount').dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    expect(pointer.active()).toBe('total');
    pointer.ask('date');
    await settle();
    expect(document.activeElement?.id).toBe('spentOn');
  });

  it('keeps everything when it could not be saved, and says why', async () => {
    await show(aReceipt());
    button(/^\s*Save/).click();
    server.expectOne(`${LEDGER}/expenses`).error(new ProgressEvent('error'));
    await settle();
    expect(element().querySelector('.form-summary')?.textContent).toContain('What you typed is kept.');
    expect(finished).not.toHaveBeenCalled();
  });

  describe('with lines that add up', () => {
    const splits = () => server.match(`${LEDGER}/receipts/${BALANCED.id}/split`);

    beforeEach(async () => {
      await show(BALANCED);
      button(/Split into several/).click();
      await settle();
      await settle();
    });

    it('becomes an expense for each category, by one request', async () => {
      expect(element().querySelector('.split-sum')?.textContent).toContain('$16.00 of $16.00, as 2 expenses');
      button(/Save 2 expenses/).click();
      const [request] = splits();
      const body = request?.request.body as ReceiptSplit;
      expect(body).toMatchObject({
        spentOn: '2026-11-23',
        amount: '16.00',
        parts: [
          { title: 'Milk', amount: '4.00', categoryId: 'food' },
          { title: 'Soap', amount: '12.00', categoryId: 'home' },
        ],
      });
      request?.error(new ProgressEvent('error'));
      await settle();
      // Its answer may have been lost: the same parts have the same ids.
      button(/Save 2 expenses/).click();
      const [again] = splits();
      expect(again?.request.body).toEqual(body);
      again?.flush({ items: [anExpense(), anExpense({ id: 'e2' })] });
      await settle();
      expect(finished).toHaveBeenCalledTimes(1);
      expect(TestBed.inject(Toasts).toasts()[0]?.text).toBe('Recorded 2 expenses from Corner Market.');
    });

    it('sends nothing while the lines do not come to the total', async () => {
      type('line-amount-0', '5');
      await settle();
      button(/Save 2 expenses/).click();
      await settle();
      expect(splits()).toHaveLength(0);
      expect(element().querySelector('.split-sum')?.textContent).toContain('$17.00 of $16.00');
      expect(element().querySelector('.form-summary')?.textContent).toContain('until the lines come to the total');
    });

    it('can still be one expense', async () => {
      button(/As one expense/).click();
      await settle();
      button(/^\s*Save/).click();
      server.expectOne(`${LEDGER}/expenses`).flush(anExpense());
      await settle();
      expect(splits()).toHaveLength(0);
      expect(finished).toHaveBeenCalledTimes(1);
    });
  });

  it('is split only where the lines add up', async () => {
    await show({ ...BALANCED, isBalanced: false });
    expect(element().textContent).not.toContain('Split into several');
  });
});

const nothing = () => ({ merchant: null, date: null, total: null, currency: null, tax: null, category: null });
