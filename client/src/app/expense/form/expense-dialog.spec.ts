import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { BsModalRef } from 'ngx-bootstrap/modal';
import { aCategory, aReceipt, aUser, anExpense } from '../../../testing/factories';
import { ReceiptUploads } from '../../shared/receipt/receipt-uploads';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ExpenseDialog } from './expense-dialog';
import { ExpenseDraft } from './expense-draft';

const EXPENSES = '/api/ledgers/ledger-1/expenses';
const CATEGORIES = '/api/ledgers/ledger-1/categories';
const BUDGETS = '/api/ledgers/ledger-1/budgets';
const NO_BUDGETS = { currency: 'USD', month: '2026-11', items: [] };
const OPENED = anExpense({ version: 3 });
const ONE = `${EXPENSES}/${OPENED.id}`;

describe('ExpenseDialog', () => {
  let fixture: ComponentFixture<ExpenseDialog>;
  let server: HttpTestingController;
  const hide = jest.fn();

  const element = () => fixture.nativeElement as HTMLElement;
  const text = () => element().textContent ?? '';
  const submit = () => element().querySelector('form')?.dispatchEvent(new Event('submit'));
  const press = (name: string) =>
    [...element().querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)?.click();
  const draft = () => TestBed.inject(ExpenseDraft);
  const toasts = () => TestBed.inject(Toasts).toasts();

  /** Until nothing moves any more: each change makes the lists of categories and of budgets be asked for again. */
  async function settle(categories = [aCategory()]): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
      for (const request of server.match(CATEGORIES)) request.flush({ items: categories });
      for (const request of server.match(({ url }) => url === BUDGETS)) request.flush(NO_BUDGETS);
    }
    await fixture.whenStable();
  }

  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve));
  }

  async function open(begin: (draft: ExpenseDraft) => void): Promise<void> {
    begin(draft());
    fixture = TestBed.createComponent(ExpenseDialog);
    TestBed.tick();
    await settle();
  }

  beforeEach(() => {
    hide.mockReset();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: BsModalRef, useValue: { hide } }],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
  });

  describe('for a new expense', () => {
    beforeEach(async () => {
      await open((it) => it.start());
      draft().form.patchValue({ amount: '12.50', title: 'Lunch', categoryId: 'food' });
    });

    it('posts once when Save is pressed twice', async () => {
      submit();
      submit();
      server.expectOne(EXPENSES).flush(anExpense());
      await settle();
      server.expectNone(EXPENSES);
      expect(hide).toHaveBeenCalledTimes(1);
    });

    it('offers to take it back', async () => {
      submit();
      server.expectOne(EXPENSES).flush(anExpense({ version: 1 }));
      await settle();
      const [toast] = toasts();
      expect(toast?.text).toBe('Recorded Lunch, $12.50, Nov 23, 2026.');
      void toast?.undo?.();
      const { request } = server.expectOne(ONE);
      expect([request.method, request.headers.get('If-Match')]).toEqual(['DELETE', '"1"']);
    });

    it('shows the complaints of the server at their fields and stays open', async () => {
      submit();
      server.expectOne(EXPENSES).flush(...problem(400, [{ field: 'title', message: 'Too odd.' }]));
      await settle();
      expect(element().querySelector('#title-error')?.textContent).toContain('Too odd.');
      expect(element().querySelector('#title')?.getAttribute('aria-invalid')).toBe('true');
      expect(hide).not.toHaveBeenCalled();
    });

    it('says at the category that it is gone, and asks which ones there are', async () => {
      submit();
      server.expectOne(EXPENSES).flush(...problem(422, [{ field: 'categoryId', message: 'is not a category' }]));
      await settle([aCategory({ id: 'travel', name: 'Travel' })]);
      expect(element().querySelector('#categoryId-error')?.textContent).toContain('not there any more');
      expect(element().querySelector('#categoryId')?.getAttribute('aria-invalid')).toBe('true');
      expect([...element().querySelectorAll('#categoryId-list .combobox-text')].map((row) => row.textContent)).toEqual([
        'Travel',
        'New category…',
      ]);
    });

    it('keeps what was typed when the server is away, and says so', async () => {
      submit();
      server.expectOne(EXPENSES).error(new ProgressEvent('error'));
      await settle();
      expect(element().querySelector('.form-summary')?.textContent).toContain('What you typed is kept.');
      expect(element().querySelector<HTMLInputElement>('#title')?.value).toBe('Lunch');
    });

    it('clears for the next one on Shift+Enter, and keeps the date', async () => {
      draft().form.patchValue({ spentOn: '2026-11-20' });
      element()
        .querySelector('#note')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', shiftKey: true, bubbles: true }));
      server.expectNone(EXPENSES);
      element()
        .querySelector('#title')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', shiftKey: true, bubbles: true }));
      server.expectOne(EXPENSES).flush(anExpense());
      await settle();
      expect(hide).not.toHaveBeenCalled();
      expect(element().querySelector<HTMLInputElement>('#amount')?.value).toBe('');
      expect(draft().form.getRawValue()).toMatchObject({ categoryId: '', spentOn: '2026-11-20' });
    });

    it('is filled in by a receipt, and takes it along', async () => {
      const uploads = TestBed.inject(ReceiptUploads);
      draft().start();
      uploads.offer([new File([Uint8Array.of(0xff, 0xd8, 0xff)], 'a.jpg')]);
      await until(() => uploads.all()[0]?.state === 'sending');
      const receipt = aReceipt({ fields: { ...aReceipt().fields, date: null } });
      server.expectOne('/api/ledgers/ledger-1/receipts').flush({ ...receipt, isDuplicate: false });
      await settle();
      expect(draft().form.getRawValue()).toMatchObject({ amount: '16.00', title: 'Corner Market', categoryId: 'food' });
      expect(element().querySelector('#spentOn-check')?.textContent).toBe('Not found on the receipt');
      submit();
      const request = server.expectOne(EXPENSES);
      expect(request.request.body).toMatchObject({ receiptId: receipt.id });
      request.flush(anExpense());
      await settle();
      expect(uploads.all()).toEqual([]);
    });

    it('posts nothing while a field is wrong', async () => {
      draft().form.patchValue({ amount: 'abc' });
      submit();
      await settle();
      server.expectNone(EXPENSES);
      expect(element().querySelector('#amount-error')?.textContent).toContain('in digits');
    });

    it('asks before the page is left, unless nothing would be lost or the session is over', async () => {
      expect(leavesAtOnce()).toBe(false);
      draft().start();
      expect(leavesAtOnce()).toBe(true);
      draft().form.patchValue({ note: 'x' });
      expect(leavesAtOnce()).toBe(false);
    });
  });

  describe('for a change', () => {
    beforeEach(() => open((it) => it.edit(OPENED)));

    it('shows the expense, and closes at once when nothing was changed', async () => {
      expect(text()).toContain('Edit expense');
      expect(draft().form.getRawValue()).toMatchObject({ amount: '12.50', title: 'Lunch', categoryId: 'food' });
      submit();
      await settle();
      server.expectNone(ONE);
      expect(hide).toHaveBeenCalledTimes(1);
    });

    it('says what was changed and offers to take it back', async () => {
      draft().form.patchValue({ amount: '13' });
      submit();
      server.expectOne(ONE).flush({ ...OPENED, amount: '13.00', version: 4 });
      await settle();
      const [toast] = toasts();
      expect(toast?.text).toBe('Changed Lunch, $13.00, Nov 23, 2026.');
      void toast?.undo?.();
      const { request } = server.expectOne(ONE);
      expect([request.headers.get('If-Match'), request.body]).toEqual(['"4"', { amount: '12.50' }]);
    });

    describe('that somebody else made as well', () => {
      beforeEach(async () => {
        draft().form.patchValue({ amount: '13' });
        submit();
        server.expectOne(ONE).flush(...problem(412));
        await settle();
        server.expectOne(ONE).flush({ ...OPENED, amount: '14.00', note: 'with Bob', version: 4 });
        await settle();
      });

      it('shows both, field by field', () => {
        const rows = [...element().querySelectorAll('.conflict tbody tr')].map((row) =>
          [...row.children].map((cell) => cell.textContent.trim()),
        );
        expect(rows).toEqual([
          ['Amount', '$14.00', '$13.00'],
          ['Note', 'with Bob', 'not changed by you'],
        ]);
        expect(element().querySelector('form')?.hidden).toBe(true);
      });

      it('keeps mine upon theirs', async () => {
        press('Keep mine');
        const { request } = server.expectOne(ONE);
        expect([request.headers.get('If-Match'), request.body]).toEqual(['"4"', { amount: '13.00' }]);
      });

      it('takes theirs and sends nothing', async () => {
        press('Take theirs');
        await settle();
        server.expectNone(ONE);
        expect(hide).toHaveBeenCalledTimes(1);
        expect(toasts()[0]?.text).toContain('Left as it is now: Lunch, $14.00');
      });
    });

    it('offers to save as a new one what was deleted meanwhile', async () => {
      draft().form.patchValue({ amount: '13' });
      submit();
      server.expectOne(ONE).flush(...problem(404));
      await settle();
      expect(text()).toContain('Somebody deleted this expense meanwhile. What you typed is kept.');
      press('Save as a new one');
      const { request } = server.expectOne(EXPENSES);
      expect(request.body).toMatchObject({ title: 'Lunch', amount: '13.00' });
      expect((request.body as { id: string }).id).not.toBe(OPENED.id);
    });
  });
});

/** Whether the browser would leave the page without a question. */
function leavesAtOnce(): boolean {
  return window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

function problem(status: number, errors: { field: string; message: string }[] = []) {
  const body = { code: 'problem', title: 'Bad', detail: '', status, errors };
  return [body, { status, statusText: 'Problem' }] as const;
}
