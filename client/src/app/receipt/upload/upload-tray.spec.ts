import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { aReceipt, aUser } from '../../../testing/factories';
import { type ReceiptUpload, ReceiptUploads } from '../../shared/receipt/receipt-uploads';
import { Session } from '../../shared/session/session';
import { UploadTray } from './upload-tray';

const anUpload = (fields: Partial<ReceiptUpload>): ReceiptUpload => ({
  id: 1,
  file: new File(['x'], 'a.jpg'),
  holder: null,
  state: 'kept',
  part: 1,
  receipt: aReceipt({ id: 'r1' }),
  isDuplicate: false,
  isPutOff: false,
  expenseId: null,
  problem: null,
  ...fields,
});

describe('UploadTray', () => {
  const ofPage = signal<ReceiptUpload[]>([]);
  const isSending = signal(false);
  const uploads = {
    ofPage,
    isSending,
    isHeld: signal(false),
    news: signal('a.jpg has been read.'),
    remove: jest.fn(),
    retry: jest.fn(),
  };
  let fixture: ComponentFixture<UploadTray>;
  const element = () => fixture.nativeElement as HTMLElement;
  const links = () => [...element().querySelectorAll('a')].map((link) => link.getAttribute('href'));
  const button = (label: string) => element().querySelector<HTMLButtonElement>(`[aria-label="${label}"]`);

  function show(...list: ReceiptUpload[]): void {
    ofPage.set(list);
    fixture.detectChanges();
  }

  beforeEach(() => {
    jest.clearAllMocks();
    isSending.set(false);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: ReceiptUploads, useValue: uploads },
      ],
    });
    TestBed.inject(Session).begin(aUser());
    fixture = TestBed.createComponent(UploadTray);
    show();
  });

  it('is not there without anything to show, but speaks', () => {
    expect(element().querySelector('section')).toBeNull();
    expect(element().querySelector('[role=status]')?.textContent).toBe('a.jpg has been read.');
  });

  it('counts what is sent, shows how far the rest is, and cancels it', () => {
    const sending = anUpload({ id: 2, file: new File(['x'], 'b.jpg'), state: 'sending', part: 0.5, receipt: null });
    show(anUpload({}), sending);
    expect(element().querySelector('h2')?.textContent).toBe('Receipts: 1 of 2 sent');
    expect(element().querySelector('progress')?.value).toBe(0.25);
    button('Cancel b.jpg')?.click();
    expect(uploads.remove).toHaveBeenCalledWith(2);
  });

  it('leads to what was read, and to the expense of a file that was there before', () => {
    show(anUpload({}));
    expect(links()).toEqual(['/receipts/r1']);
    expect(element().textContent).toContain('Check and save');
    show(anUpload({ isDuplicate: true, receipt: aReceipt({ expenseId: 'e1', expenseIds: ['e1'] }) }));
    expect(links()).toEqual(['/expenses/e1']);
  });

  it('offers another attempt where that helps, and the receipts where there is no room', () => {
    show(anUpload({ state: 'failed', receipt: null, problem: { text: 'Full.', canRetry: true, isFull: true } }));
    expect(links()).toEqual(['/receipts']);
    [...element().querySelectorAll('button')].find(({ textContent }) => textContent.includes('Retry'))?.click();
    expect(uploads.retry).toHaveBeenCalledWith(1);
    show(anUpload({ state: 'failed', receipt: null, problem: { text: 'No.', canRetry: false, isFull: false } }));
    expect(element().textContent).not.toContain('Retry');
  });

  it('is dismissed without breaking anything off', () => {
    show(anUpload({}), anUpload({ id: 2, state: 'sending', receipt: null }));
    button('Dismiss all that are sent')?.click();
    expect(uploads.remove.mock.calls).toEqual([[1]]);
  });

  it('asks before the page is left only while something would be lost', () => {
    const leaves = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leaves()).toBe(true);
    isSending.set(true);
    expect(leaves()).toBe(false);
  });
});
