import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { aReceipt, aUser } from '../../../testing/factories';
import { Session } from '../session/session';
import { ReceiptField } from './receipt-field';
import { type ReceiptUpload, ReceiptUploads } from './receipt-uploads';

describe('ReceiptField', () => {
  const all = signal<ReceiptUpload[]>([]);
  const uploads = { all, hold: jest.fn(), handOver: jest.fn(), add: jest.fn(), remove: jest.fn(), news: signal('') };
  let fixture: ComponentFixture<ReceiptField>;
  const wasRead = jest.fn();
  const element = () => fixture.nativeElement as HTMLElement;
  const field = () => fixture.componentInstance;

  function hold(fields: Partial<ReceiptUpload>): void {
    all.set([
      {
        id: 1,
        file: new File(['x'], 'a.jpg'),
        holder: field(),
        state: 'kept',
        part: 1,
        receipt: aReceipt(),
        isDuplicate: false,
        isPutOff: false,
        expenseId: null,
        problem: null,
        ...fields,
      },
    ]);
    fixture.detectChanges();
  }

  beforeEach(() => {
    jest.clearAllMocks();
    all.set([]);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: ReceiptUploads, useValue: uploads },
      ],
    });
    TestBed.inject(Session).begin(aUser());
    fixture = TestBed.createComponent(ReceiptField);
    fixture.componentRef.setInput('filed', []);
    fixture.componentRef.setInput('expenseId', null);
    field().wasRead.subscribe(wasRead);
    fixture.detectChanges();
  });

  it('takes several files at once, and by a phone its camera', () => {
    const [files, camera] = element().querySelectorAll<HTMLInputElement>('input[type=file]');
    expect(files?.multiple).toBe(true);
    expect(camera?.getAttribute('capture')).toBe('environment');
    const chosen = [new File(['x'], 'a.jpg'), new File(['y'], 'b.jpg')];
    Object.defineProperty(files, 'files', { value: chosen });
    files?.dispatchEvent(new Event('change'));
    expect(uploads.add).toHaveBeenCalledWith(chosen, field());
  });

  it('tells once that the receipt was read', () => {
    hold({ receipt: aReceipt({ status: 'reading' }) });
    expect(wasRead).not.toHaveBeenCalled();
    hold({});
    hold({ receipt: aReceipt({ version: 9 }) });
    expect(wasRead).toHaveBeenCalledTimes(1);
    expect(field().receiptId()).toBe(aReceipt().id);
  });

  it('does not take a receipt that another expense has, and leads there', () => {
    hold({ isDuplicate: true, receipt: aReceipt({ expenseId: 'e9', expenseIds: ['e9'] }) });
    expect(field().receiptId()).toBeNull();
    expect(wasRead).not.toHaveBeenCalled();
    expect(element().querySelector('a')?.getAttribute('href')).toBe('/expenses/e9');
  });

  it('gives what it holds to the page when it closes', () => {
    fixture.destroy();
    expect(uploads.handOver).toHaveBeenCalledWith(field());
  });

  it('shows what is filed with the expense', () => {
    fixture.componentRef.setInput('filed', [{ id: 'r1', mediaType: 'image/jpeg' }]);
    fixture.detectChanges();
    expect(element().querySelector('img')?.getAttribute('src')).toBe('/api/ledgers/ledger-1/receipts/r1/thumbnail');
  });
});
