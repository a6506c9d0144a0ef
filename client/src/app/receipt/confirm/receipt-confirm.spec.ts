import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { aReceipt, aUser } from '../../../testing/factories';
import type { Receipt } from '../../api/types';
import { FieldPointer } from '../../shared/receipt/field-pointer';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ConfirmForm } from './confirm-form';
import { ReceiptConfirm } from './receipt-confirm';

const URL = '/api/ledgers/ledger-1/receipts/r1';
const BLANK = { merchant: null, date: null, total: null, currency: null, tax: null, category: null };

@Component({
  imports: [ConfirmForm, ReceiptConfirm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [FieldPointer],
  template: `
    <app-receipt-confirm>
      <ng-template appConfirmForm let-receipt
        ><p class="form">{{ receipt.id }}</p></ng-template
      >
    </app-receipt-confirm>
  `,
})
class Page {}

@Component({ changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
class Elsewhere {}

describe('ReceiptConfirm', () => {
  let harness: RouterTestingHarness;
  let server: HttpTestingController;
  const element = () => harness.routeNativeElement as HTMLElement;
  const text = () => element().textContent ?? '';
  const hasForm = () => element().querySelector('.form') !== null;
  const press = (name: string) =>
    [...element().querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)?.click();

  async function open(answer: Partial<Receipt> | number): Promise<void> {
    harness = await RouterTestingHarness.create('/receipts/r1');
    TestBed.tick();
    const request = server.expectOne(URL);
    if (typeof answer === 'number') request.flush(null, { status: answer, statusText: '' });
    else request.flush(aReceipt({ id: 'r1', ...answer }));
    await settle();
  }

  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'receipts/:id', component: Page },
          { path: '**', component: Elsewhere },
        ]),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
  });

  it('shows how far the reading is, and the form to who does not wait', async () => {
    await open({ status: 'reading', progress: 42, fields: BLANK });
    expect(element().querySelector('progress')?.value).toBe(42);
    expect(element().querySelector('[role=status]')?.textContent).toBe('The receipt is being read.');
    expect(hasForm()).toBe(false);
    press('Enter it by hand meanwhile');
    await settle();
    expect(hasForm()).toBe(true);
  });

  it('shows what was read beside its places on the picture', async () => {
    await open({});
    expect(hasForm()).toBe(true);
    const [first] = element().querySelectorAll('.confirm-mark rect');
    expect(['x', 'y', 'width', 'height'].map((name) => first?.getAttribute(name))).toEqual([
      '20.00%',
      '5.00%',
      '50.00%',
      '4.00%',
    ]);
    expect([...element().querySelectorAll('.confirm-mark text')].map(({ textContent }) => textContent)).toEqual([
      'Title',
      'Date',
      'Amount',
    ]);
  });

  it('says why a reading failed, has it tried again, and shows the form meanwhile', async () => {
    await open({ status: 'failed', error: 'It took too long.', fields: BLANK });
    expect(element().querySelector('[role=alert]')?.textContent).toContain('It took too long.');
    expect(hasForm()).toBe(true);
    press('Retry');
    server.expectOne(`${URL}/retry`).flush(aReceipt({ id: 'r1', status: 'uploaded' }));
    await settle();
    server.expectOne(URL).flush(aReceipt({ id: 'r1', status: 'reading', progress: 5 }));
    await settle();
    expect(text()).toContain('Being read, 5 %');
  });

  it('says that nothing was found on a picture of something else', async () => {
    await open({ fields: BLANK });
    expect(text()).toContain('Nothing that looks like a receipt');
    expect(hasForm()).toBe(true);
  });

  it('leads from a receipt that is filed to its expenses, and asks for no other', async () => {
    await open({ expenseId: 'e1', expenseIds: ['e1', 'e2'] });
    expect(hasForm()).toBe(false);
    const ways = [...element().querySelectorAll('.detail-ways a')].map((way) => way.getAttribute('href'));
    expect(ways).toEqual(['/expenses/e1', '/expenses/e2']);
  });

  it('offers nothing to change to somebody who may only look', async () => {
    TestBed.inject(Session).begin(aUser({ ledgers: [{ id: 'ledger-1', name: '', role: 'viewer', currency: 'USD' }] }));
    await open({});
    expect([hasForm(), text().includes('Delete')]).toEqual([false, false]);
  });

  it('can be deleted, and that be taken back', async () => {
    await open({});
    press('Delete');
    server.expectOne(({ method }) => method === 'DELETE').flush(null);
    await settle();
    expect(TestBed.inject(Router).url).toBe('/receipts');
    void TestBed.inject(Toasts).latestUndoable()?.undo?.();
    server.expectOne(`${URL}/restore`);
  });

  it('says that there is no such receipt', async () => {
    await open(404);
    expect(text()).toContain('There is no such receipt');
  });

  it('asks again, when told to, a server that could not answer', async () => {
    await open(500);
    expect(text()).toContain('could not be loaded');
    press('Retry');
    await settle();
    server.expectOne(URL).flush(aReceipt({ id: 'r1' }));
    await settle();
    expect(hasForm()).toBe(true);
  });
});
