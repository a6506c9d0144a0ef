import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aReceipt, aUser, anExpense } from '../../../testing/factories';
import { LedgerChanges } from '../../shared/ledger-changes';
import { ReceiptUploads } from '../../shared/receipt/receipt-uploads';
import { ReceiptViewerLauncher } from '../../shared/receipt-viewer/receipt-viewer-launcher';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ExpenseReceipts } from './expense-receipts';

const LEDGER = '/api/ledgers/ledger-1';
const receipts = [
  { id: 'a', mediaType: 'image/jpeg' },
  { id: 'b', mediaType: 'application/pdf' },
];
const lunch = anExpense({ id: 'lunch', receipts });

describe('the receipts of an expense', () => {
  const viewer = { open: jest.fn() };
  let fixture: ComponentFixture<ExpenseReceipts>;
  let server: HttpTestingController;

  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const host = () => fixture.nativeElement as HTMLElement;
  const buttons = () => [...host().querySelectorAll('button')];
  const wordsOf = ({ textContent }: HTMLElement) => textContent.replace(/\s+/g, ' ').trim();
  const button = (label: string) => buttons().find((one) => wordsOf(one) === label);
  const show = async (expense = lunch, canWrite = true) => {
    fixture.componentRef.setInput('expense', expense);
    fixture.componentRef.setInput('canWrite', canWrite);
    await fixture.whenStable();
  };
  const answer = async (method: string, url: string, sent: object | null, body: object) => {
    const { request, flush } = expectRequest(method, url);
    if (sent) expect(request.body).toEqual(sent);
    flush(body);
    await settle();
  };
  const expectRequest = (method: string, url: string) => {
    const test = server.expectOne({ method, url: LEDGER + url });
    return { request: test.request, flush: (body: object) => test.flush(body) };
  };

  beforeEach(() => {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: ReceiptViewerLauncher, useValue: viewer },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    fixture = TestBed.createComponent(ExpenseReceipts);
    document.body.append(host());
  });

  afterEach(() => {
    server.verify();
    document.body.replaceChildren();
  });

  it('are looked at, beginning with the chosen one', async () => {
    await show();
    button('Look at receipt 2PDF')?.click();
    expect(viewer.open).toHaveBeenCalledWith(receipts, 1);
  });

  it('are taken off, and put back', async () => {
    await show();
    const before = TestBed.inject(LedgerChanges).revision();
    button('Take off receipt 1')?.click();
    await answer('DELETE', '/receipts/a/expenses/lunch', null, {});
    expect(TestBed.inject(LedgerChanges).revision()).toBe(before + 1);
    expect(document.activeElement?.textContent).toBe('Receipts');
    const [toast] = TestBed.inject(Toasts).toasts();
    expect(toast?.text).toBe('Took the receipt off Lunch.');
    if (toast) void TestBed.inject(Toasts).undo(toast);
    await answer('PATCH', '/expenses/lunch', { receiptId: 'a' }, lunch);
    expect(TestBed.inject(LedgerChanges).revision()).toBe(before + 2);
  });

  it('say so when they could not be taken off', async () => {
    await show();
    button('Take off receipt 1')?.click();
    server
      .expectOne(`${LEDGER}/receipts/a/expenses/lunch`)
      .flush({ code: 'forbidden', title: 'Not allowed' }, { status: 403, statusText: 'Forbidden' });
    await settle();
    expect(TestBed.inject(Toasts).toasts()[0]?.text).toBe('The receipt was not taken off. Not allowed');
  });

  it('are added to: what is chosen goes with this expense', async () => {
    const handOver = jest.spyOn(TestBed.inject(ReceiptUploads), 'handOver');
    const add = jest.spyOn(TestBed.inject(ReceiptUploads), 'add').mockImplementation();
    await show(anExpense({ id: 'lunch' }));
    expect(host().textContent).toContain('None yet.');
    const input = host().querySelector<HTMLInputElement>('input[type=file]');
    const file = new File(['x'], 'scan.pdf');
    Object.defineProperty(input, 'files', { value: [file] });
    input?.dispatchEvent(new Event('change'));
    expect(add).toHaveBeenCalledWith([file], expect.anything());
    expect(handOver).toHaveBeenCalledWith(add.mock.calls[0]?.[1], 'lunch');
  });

  it('are chosen from the unfiled ones, which are asked for when somebody wants to see them', async () => {
    await show(anExpense({ id: 'lunch' }));
    const way = button('Unfiled receipts');
    expect(way?.getAttribute('aria-expanded')).toBe('false');
    way?.click();
    TestBed.tick();
    const list = server.expectOne(({ url }) => url === `${LEDGER}/receipts`);
    expect(list.request.params.toString()).toBe('unfiled=true&pageSize=12');
    const page = { page: 1, pageSize: 12, total: 1, unfiledTotal: 1, usedBytes: 1, quotaBytes: 2 };
    list.flush({ ...page, items: [{ ...aReceipt({ id: 'c' }), excerpt: null }] });
    await settle();
    await fixture.whenStable();
    const choice = buttons().find((one) => wordsOf(one).startsWith('Add Receipt of'));
    choice?.click();
    await answer('PATCH', '/expenses/lunch', { receiptId: 'c' }, lunch);
    expect(document.activeElement?.textContent).toBe('Receipts');
    const [toast] = TestBed.inject(Toasts).toasts();
    expect(toast?.text).toBe('Added the receipt to Lunch.');
    if (toast) void TestBed.inject(Toasts).undo(toast);
    await answer('DELETE', '/receipts/c/expenses/lunch', null, {});
    await fixture.whenStable();
    expect(way?.getAttribute('aria-expanded')).toBe('false');
  });

  it('are only looked at by who may only read', async () => {
    await show(lunch, false);
    expect(buttons().map(wordsOf)).toEqual(['Look at receipt 1', 'Look at receipt 2PDF']);
  });
});
